package dev.orderline.ivr.flow.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.scenario.Moment;
import dev.orderline.ivr.scenario.TextCall;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Flows that were changed at random are refused at a place within the file, or their calls end
 * without a failure. The seed is in each failure.
 */
class FlowFuzzTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 11, 25, 15, 0, 0, 0, ZoneId.of("America/New_York"));

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A call in which a caller does all they can to stay on the line ends before that. */
    private static final int MOST_ANSWERS = 100_000;

    private static final int STEPS = 100;

    private final TrialShop shop = new TrialShop(Clock.fixed(NOW.toInstant(), NOW.getZone()));
    private final CompiledFlow.Tools tools =
            FlowTools.over(shop, List.of("blue rain jacket", "red cap"));
    private final FlowChecker checker =
            new FlowChecker(tools, Map.of("en-US", new SmallVocabulary()));
    private final FlowChecker unheard = new FlowChecker(tools, Map.of());
    private final List<DemonstrationOrders.Placed> placed =
            DemonstrationOrders.at(NOW).subList(0, 20);

    /** A flow that is changed: shipped, sound or broken. */
    private record Start(String name, FlowFiles files) {}

    FlowFuzzTest() {
        placed.forEach(each -> shop.add(each.order(), each.postcode()));
    }

    @Test
    void aFewHundredFlowsChangedAtRandomAreRefusedOrRun() {
        fuzz(1, Duration.ofSeconds(2));
    }

    @Tag("long")
    @Test
    void thousandsOfFlowsChangedAtRandomAreRefusedOrRun() {
        fuzz(1_000_000, Duration.ofSeconds(30));
    }

    private void fuzz(long firstSeed, Duration time) {
        List<Start> starts = starts();
        long end = System.nanoTime() + time.toNanos();
        int good = 0;
        long seed = firstSeed;
        for (; System.nanoTime() < end; seed++) {
            Random random = new Random(seed);
            Start start = starts.get(random.nextInt(starts.size()));
            if (survives("seed " + seed + " of " + start.name(), start, random)) good++;
        }
        System.out.println((seed - firstSeed) + " flows changed, " + good + " of them good");
        assertTrue(good > 0, "no change leaves a flow good");
    }

    private static List<Start> starts() {
        List<Start> starts = new ArrayList<>();
        FlowFiles shipped = Flows.shipped();
        FlowFiles sound = BrokenFlow.sound();
        for (int i = 0; i < 10; i++) starts.add(new Start("welcome", shipped));
        for (int i = 0; i < 60; i++)
            for (String name : List.of("menu", "copies", "give-back", "identify"))
                starts.add(new Start(name, sound));
        BrokenFlow.all().forEach(flow -> starts.add(new Start(flow.name(), flow.files())));
        return starts;
    }

    /** Whether a changed flow is good. */
    private boolean survives(String what, Start start, Random random) {
        Map<String, String> texts = new TreeMap<>(start.files().texts());
        var mutations = new Mutations(random, List.copyOf(texts.values()));
        List<String> names = List.copyOf(texts.keySet());
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--)
            texts.computeIfPresent(
                    random.nextInt(4) > 0
                            ? start.name() + ".yaml"
                            : names.get(random.nextInt(names.size())),
                    (_, text) -> mutations.change(text));
        var files = new FlowFiles(texts);
        Report report =
                assertTimeoutPreemptively(
                        LONGEST,
                        () ->
                                (start.name().equals("welcome") ? unheard : checker)
                                        .check(files, start.name()),
                        () -> what + " takes too long");
        for (Problem problem : report.problems())
            assertTrue(isIn(texts, problem.place()), () -> what + " is told elsewhere: " + problem);
        assertEquals(report.errors().isEmpty(), report.isGood(), what);
        if (report.isGood())
            assertTimeoutPreemptively(
                    LONGEST, () -> walk(what, report, random), () -> what + " does not end");
        return report.isGood();
    }

    private static boolean isIn(Map<String, String> texts, Place place) {
        String text = texts.getOrDefault(place.file(), "");
        List<String> lines = List.of(text.split("\r\n|[\r\n]", -1));
        if (place.line() > lines.size()) return false;
        String line = lines.get(place.line() - 1);
        return place.column() <= line.codePointCount(0, line.length()) + 1;
    }

    /** A call that answers at random fails at nothing, and ends. */
    private void walk(String what, Report report, Random random) {
        var flow = new CompiledFlow("fuzz@1", report.bundle(), tools);
        var run = new Run(new UUID(1, random.nextLong()), new CallerNumber("+15005550006"), NOW);
        var call = new TextCall(flow, run);
        Moment moment = call.begin();
        for (int steps = 0; steps < STEPS && !moment.isOver(); steps++)
            moment = answer(call, random);
        for (int more = 0; more < MOST_ANSWERS && !moment.isOver(); more++)
            moment = call.isSilent();
        assertTrue(moment.isOver(), () -> what + " has not ended: " + call.way());
        Moment last = moment;
        assertFalse(
                last.end() instanceof Moment.End.Failed, () -> what + " has failed: " + last.end());
    }

    private Moment answer(TextCall call, Random random) {
        List<String> phrases = call.question().grammar().phrases();
        DemonstrationOrders.Placed known = placed.get(random.nextInt(placed.size()));
        return switch (random.nextInt(8)) {
            case 0 -> call.isSilent();
            case 1 -> call.presses(Integer.toString(random.nextInt(100_000)));
            case 2 -> call.presses(Integer.toString(random.nextInt(10)));
            case 3 -> call.presses(known.order().number().digits());
            case 4 -> call.presses(known.postcode().digits());
            default ->
                    call.says(
                            phrases.isEmpty()
                                    ? "snow"
                                    : phrases.get(random.nextInt(phrases.size())),
                            random.nextBoolean());
        };
    }

    @Test
    void bytesThatAreNoFlowAreRefused() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            var files = new FlowFiles(Map.of("noise.yaml", new String(bytes, UTF_8)));
            assertFalse(checker.check(files, "noise").isGood());
        }
    }
}
