package dev.orderline.ivr.command;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.Coverage;
import dev.orderline.ivr.scenario.GivenOrder.GivenItem;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.ScenarioReader;
import dev.orderline.ivr.scenario.TextPlayer;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final boolean allMissed;
    private int good;
    private int bad;

    /** Scenarios by their files. */
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    /**
     * @param allMissed whether all states and edges are told that no scenario comes to
     */
    ScenarioRun(Workshop workshop, FlowFiles drafts, boolean allMissed) {
        this.workshop = workshop;
        this.drafts = drafts;
        this.texts = workshop.scenarios();
        this.out = workshop.out();
        this.telling = new Telling(out, workshop.folder(), texts);
        this.allMissed = allMissed;
    }

    /**
     * Plays the scenarios of {@code flows}.
     *
     * @return whether all went as written
     */
    boolean play(List<String> flows) {
        read(flows);
        for (String flow : flows) play(flow);
        if (good + bad == 0) out.println("no scenarios in " + workshop.folder().resolve("tests"));
        else out.println(good + " of " + (good + bad) + " scenarios went as written");
        return bad == 0;
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

    private void play(String flow) {
        Map<String, Scenario> own = new LinkedHashMap<>(scenarios);
        own.values().removeIf(scenario -> !scenario.flow().equals(flow));
        if (own.isEmpty()) return;
        CompiledFlow compiled = workshop.compiled(drafts, flow, items(own));
        var player = new TextPlayer(FlowTools::actions, workshop.settings().shop().zone());
        var coverage = new Coverage(compiled);
        out.println(flow);
        own.forEach((file, scenario) -> {
            long began = System.nanoTime();
            Instant now = workshop.clock().instant();
            Played played = player.play(scenario, compiled, now);
            long millis = (System.nanoTime() - began) / 1_000_000;
            coverage.add(played.way());
            tell(file, played, millis);
        });
        tell(coverage);
    }

    private static List<String> items(Map<String, Scenario> scenarios) {
        return scenarios.values().stream()
                .flatMap(scenario -> scenario.given().orders().stream())
                .flatMap(order -> order.items().stream())
                .map(GivenItem::name)
                .distinct()
                .toList();
    }

    private void tell(String file, Played played, long millis) {
        if (played.isGood()) good++;
        else bad++;
        out.printf(
                "  %-5s %s: %s (%d ms)%n",
                played.isGood() ? "good" : "BAD", file, played.scenario().title(), millis);
        List<Problem> problems = played.problems();
        telling.problems(problems);
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
