package dev.orderline.ivr.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.PolicyFile;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.scenario.GivenOrder.GivenItem;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.vosk.VoskModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flows in {@code dialplans/flows}, as shops get them. */
class ShippedFlowsTest {
    private static final Path FOLDER = Path.of("../dialplans/flows");
    private static final FlowFiles FILES = FlowFolder.read(FOLDER);
    private static final ZoneId SHOP = ZoneId.of("America/New_York");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 25, 15, 0, 0, 0, SHOP);

    /** A call in which a caller does all they can to stay on the line ends before that. */
    private static final int MOST_ANSWERS = 400;

    static List<String> entries() {
        return FILES.entries();
    }

    private static final List<DemonstrationOrders.Placed> ORDERS =
            DemonstrationOrders.at(NOW).subList(0, 20);

    private static final ReturnPolicies POLICIES =
            ReturnPolicies.unpublished(
                    PolicyFile.read(Path.of("../dialplans/policy/returns.yaml")).orThrow());

    private record Call(String file, Scenario scenario, Played played) {}

    /** Each scenario, played once for all that is asked of it. */
    private static final List<Call> CALLS = new ArrayList<>();

    private record Setting(String flow, List<String> items) {}

    @BeforeAll
    static void play() throws InterruptedException {
        var player = new TextPlayer(FlowTools::actions, POLICIES, SHOP);
        Map<Setting, CompiledFlow> compiled = new HashMap<>();
        for (Map.Entry<String, String> each : FlowFolder.scenarios(FOLDER).entrySet()) {
            var problems = new Problems();
            Optional<Scenario> read = ScenarioReader.read(each.getKey(), each.getValue(), problems);
            assertFalse(problems.hasErrors(), () -> problems.sorted().toString());
            Scenario scenario = read.orElseThrow();
            CompiledFlow flow =
                    compiled.computeIfAbsent(
                            new Setting(scenario.flow(), items(scenario)),
                            setting -> compiled(setting.flow(), setting.items()));
            CALLS.add(
                    new Call(
                            each.getKey(), scenario, player.play(scenario, flow, NOW.toInstant())));
        }
    }

    @Test
    void everyScenarioGoesAsWritten() {
        for (Call call : CALLS) assertEquals(List.of(), call.played().problems(), call.file());
        assertTrue(CALLS.size() >= 33, "scenarios are missing");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void scenariosComeToNearlyEveryState(String entry) {
        var coverage = new Coverage(compiled(entry, List.of()));
        CALLS.stream()
                .filter(call -> call.scenario().flow().equals(entry))
                .forEach(call -> coverage.add(call.played().way()));
        assertTrue(
                coverage.statesMissed().size() * 10 < coverage.states().size(),
                () -> "no scenario comes to " + coverage.statesMissed());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whateverCallersDoTheirCallEnds(String entry) {
        walk(entry, 3_000);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("entries")
    void whateverAHundredThousandAnswersAreEveryCallEnds(String entry) {
        walk(entry, 100_000);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("entries")
    void theModelWeShipKnowsEveryWord(String entry) {
        Path folder = Path.of("../models/starter");
        try (VoskModel model = VoskModel.load(folder)) {
            Report report =
                    new FlowChecker(tools(List.of()), FlowTools.vocabularies(model, folder))
                            .check(FILES, entry);
            assertEquals(List.of(), report.problems());
        }
    }

    /** Calls with {@code answers} random answers in all; the seed is in each failure. */
    private static void walk(String entry, int answers) {
        CompiledFlow flow = compiled(entry, List.of());
        long longest = 0;
        int given = 0;
        for (long seed = 1; given < answers; seed++) {
            int needed = wander(flow, new Random(seed), "call " + seed + " of " + entry);
            longest = Math.max(longest, needed);
            given += needed;
        }
        System.out.println(entry + ": " + given + " answers, at most " + longest + " in one call");
    }

    private static int wander(CompiledFlow flow, Random random, String name) {
        var shop = new TrialShop(Clock.fixed(NOW.toInstant(), SHOP));
        ORDERS.forEach(each -> shop.add(each.order(), each.postcode()));
        var run = new Run(new UUID(1, random.nextLong()), new CallerNumber("+15005550006"), NOW);
        var call = new TextCall(flow.over(FlowTools.actions(shop)), run);
        Moment moment = call.begin();
        int answers = 0;
        while (!moment.isOver()) {
            assertTrue(++answers <= MOST_ANSWERS, () -> name + " has not ended: " + call.way());
            moment = answer(call, random);
            assertFalse(moment.end() instanceof Moment.End.Failed, name + " has failed");
        }
        return answers;
    }

    private static Moment answer(TextCall call, Random random) {
        List<String> phrases = call.question().grammar().phrases();
        DemonstrationOrders.Placed known = ORDERS.get(random.nextInt(ORDERS.size()));
        int way = random.nextInt(200);
        if (way == 0) return call.hangsUp();
        if (way < 20) return call.isSilent();
        if (way < 35) return call.says("snow flies over a green hill");
        if (way < 50) return call.presses(digits(random, 1 + random.nextInt(9)));
        if (way < 75) return call.presses(digits(random, 1));
        if (way < 95) return call.presses(known.order().number().digits());
        if (way < 115) return call.presses(known.postcode().digits());
        return call.says(phrases.get(random.nextInt(phrases.size())), way < 170);
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 12)
                .mapToObj(each -> "0123456789*#".substring(each, each + 1))
                .reduce("", String::concat);
    }

    private static CompiledFlow compiled(String entry, List<String> items) {
        Report report = new FlowChecker(tools(items), Map.of()).check(FILES, entry);
        assertTrue(report.isGood(), () -> report.errors().toString());
        return new CompiledFlow(entry + "@1", report.bundle(), tools(items));
    }

    private static CompiledFlow.Tools tools(List<String> items) {
        Stream<String> demonstrated =
                DemonstrationOrders.at(NOW).stream()
                        .flatMap(placed -> placed.order().items().stream())
                        .map(Item::name);
        return FlowTools.over(
                new TrialShop(Clock.fixed(NOW.toInstant(), SHOP)),
                Stream.concat(items.stream(), demonstrated).distinct().toList());
    }

    private static List<String> items(Scenario scenario) {
        return scenario.given().orders().stream()
                .flatMap(order -> order.items().stream())
                .map(GivenItem::name)
                .toList();
    }
}
