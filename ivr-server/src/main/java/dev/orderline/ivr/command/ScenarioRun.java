package dev.orderline.ivr.command;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.Coverage;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.ivr.scenario.GivenOrder.GivenItem;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays the scenarios of flows and tells how they went. Used once. */
final class ScenarioRun {
    /** More of what no scenario comes to is told only when it is asked for. */
    private static final int MOST_MISSED = 5;

    private final Workshop workshop;
    private final FlowFiles drafts;
    private final Map<String, String> texts;
    private final Telling telling;
    private final PrintWriter out;
    private final List<Driver> drivers;
    private final List<String> names;
    private final boolean allMissed;
    private int good;
    private int bad;
    private int notPlayed;

    /** Scenarios by their files. */
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    /**
     * @param drivers by each of which each scenario is played; stay the giver's
     * @param names of the files of those that are wanted, without folder and ending; empty for all
     * @param allMissed whether all states and edges are told that no scenario comes to
     * @throws Complaint if there is none of one of {@code names}
     */
    ScenarioRun(
            Workshop workshop,
            FlowFiles drafts,
            List<Driver> drivers,
            List<String> names,
            boolean allMissed) {
        this.workshop = workshop;
        this.drafts = drafts;
        this.texts = wanted(workshop.scenarios(), names);
        this.drivers = drivers;
        this.names = names;
        this.out = workshop.out();
        this.telling = new Telling(out, workshop.folder(), texts);
        this.allMissed = allMissed;
    }

    /**
     * Plays the scenarios of {@code flows}.
     *
     * @return whether all went as written
     */
    boolean play(List<String> flows) throws InterruptedException {
        read(flows);
        for (String flow : flows) play(flow);
        if (good + bad + notPlayed == 0)
            out.println("no scenarios in " + workshop.folder().resolve("tests"));
        else out.println(summary());
        return bad == 0;
    }

    private String summary() {
        return good
                + " of "
                + (good + bad)
                + (drivers.size() == 1 ? " scenarios" : " calls by scenarios")
                + " went as written"
                + switch (notPlayed) {
                    case 0 -> "";
                    case 1 -> "; one was not played";
                    default -> "; " + notPlayed + " were not played";
                };
    }

    private static Map<String, String> wanted(Map<String, String> texts, List<String> names) {
        if (names.isEmpty()) return texts;
        Map<String, String> wanted = new LinkedHashMap<>();
        Set<String> missing = new HashSet<>(names);
        texts.forEach((file, text) -> {
            String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
            if (!names.contains(name)) return;
            missing.remove(name);
            wanted.put(file, text);
        });
        if (!missing.isEmpty())
            throw new Complaint("there is no scenario " + String.join(", ", missing));
        return wanted;
    }

    private void read(List<String> flows) {
        texts.forEach((file, text) -> {
            var problems = new Problems();
            ScenarioReader.read(file, text, problems)
                    .filter(scenario -> isOf(flows, scenario, problems))
                    .ifPresent(scenario -> scenarios.put(file, scenario));
            if (problems.hasErrors()) {
                bad++;
                telling.problems(problems.sorted());
            }
        });
    }

    private boolean isOf(List<String> flows, Scenario scenario, Problems problems) {
        if (flows.contains(scenario.flow())) return true;
        if (!drafts.entries().contains(scenario.flow()))
            problems.error(
                    scenario.place(),
                    "there is no flow \"" + scenario.flow() + "\" that calls can begin with");
        return false;
    }

    private void play(String flow) throws InterruptedException {
        Map<String, Scenario> own = of(flow);
        if (own.isEmpty()) return;
        CompiledFlow compiled = workshop.compiled(drafts, flow, items(own));
        var coverage = new Coverage(compiled);
        out.println(flow);
        for (Map.Entry<String, Scenario> each : own.entrySet())
            for (Driver driver : drivers) {
                long began = System.nanoTime();
                Driver.Result result =
                        driver.play(each.getValue(), compiled, workshop.clock().instant());
                long millis = (System.nanoTime() - began) / 1_000_000;
                String how = driver.name() + ", " + millis + " ms";
                tell(each.getKey() + ": " + each.getValue().title(), result, how);
                if (result instanceof Played played) coverage.add(played.way());
            }
        if (names.isEmpty()) tell(coverage);
    }

    /**
     * Plays the scenarios of {@code flow} without a word about how they went.
     *
     * @return the states that each of them came to
     */
    List<List<String>> ways(String flow) throws InterruptedException {
        read(List.of(flow));
        Map<String, Scenario> own = of(flow);
        if (own.isEmpty()) return List.of();
        CompiledFlow compiled = workshop.compiled(drafts, flow, items(own));
        List<List<String>> ways = new ArrayList<>();
        for (Scenario scenario : own.values())
            for (Driver driver : drivers)
                if (driver.play(scenario, compiled, workshop.clock().instant())
                        instanceof Played played) ways.add(played.way());
        return ways;
    }

    private Map<String, Scenario> of(String flow) {
        Map<String, Scenario> own = new LinkedHashMap<>(scenarios);
        own.values().removeIf(scenario -> !scenario.flow().equals(flow));
        return own;
    }

    private static List<String> items(Map<String, Scenario> scenarios) {
        return scenarios.values().stream()
                .flatMap(scenario -> scenario.given().orders().stream())
                .flatMap(order -> order.items().stream())
                .map(GivenItem::name)
                .distinct()
                .toList();
    }

    private void tell(String scenario, Driver.Result result, String how) {
        switch (result) {
            case Played played -> {
                if (played.isGood()) good++;
                else bad++;
                String verdict = played.isGood() ? "good" : "BAD";
                out.printf("  %-5s %s (%s)%n", verdict, scenario, how);
                played.misheard()
                        .forEach(each ->
                                out.printf(
                                        "        said  \"%s\"%n        heard %s%n",
                                        each.said(),
                                        each.heard().isEmpty()
                                                ? "nothing"
                                                : "\"" + each.heard() + '"'));
                telling.problems(played.problems());
            }
            case Driver.NotPlayed(String why) -> {
                notPlayed++;
                out.printf("  %-5s %s: %s%n", "-", scenario, why);
            }
        }
        out.flush();
    }

    private void tell(Coverage coverage) {
        out.printf(
                "  %s, %s were passed%n",
                covered(coverage.states().size(), coverage.statesMissed().size(), "states"),
                covered(coverage.edges().size(), coverage.edgesMissed().size(), "edges"));
        missed("states", coverage.statesMissed());
        missed("edges", coverage.edgesMissed());
    }

    private static String covered(int all, int missed, String what) {
        return (all - missed) + " of " + all + " " + what;
    }

    private void missed(String what, List<?> missed) {
        if (missed.isEmpty()) return;
        int told = allMissed ? missed.size() : MOST_MISSED;
        out.println(
                "  "
                        + what
                        + " that no scenario comes to: "
                        + missed.stream()
                                .limit(told)
                                .map(String::valueOf)
                                .collect(Collectors.joining("; "))
                        + (missed.size() > told ? "; ... (--missed tells all)" : ""));
    }
}
