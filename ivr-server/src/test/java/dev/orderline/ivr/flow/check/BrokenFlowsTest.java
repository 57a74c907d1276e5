package dev.orderline.ivr.flow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CallBackAction;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.trial.TrialShop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A flow with a mistake is refused, its author is told where it is and how to mend it. */
class BrokenFlowsTest {
    private static final CompiledFlow.Tools TOOLS =
            FlowTools.over(
                    new TrialShop(Clock.systemUTC()), List.of("blue rain jacket", "red cap"));

    private static final FlowChecker CHECKER =
            new FlowChecker(TOOLS, Map.of("en-US", new SmallVocabulary()));

    static List<BrokenFlow> flows() {
        return BrokenFlow.all();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void aFlowWithAMistakeIsToldExactlyThat(BrokenFlow flow) {
        List<Problem> problems = CHECKER.check(flow.files(), flow.name()).problems();
        assertEquals(
                String.join("\n", flow.expected()),
                String.join("\n", problems.stream().map(Problem::toString).toList()));
        assertTrue(problems.stream().noneMatch(each -> each.mend().isEmpty()), "how to mend it?");
    }

    @Test
    void theyBeginWithFlowsInWhichNothingIsWrong() {
        assertEquals(List.of(), CHECKER.check(BrokenFlow.sound(), "identify").problems());
    }

    static List<BrokenFlow> largeFlows() {
        return LargeFlows.all();
    }

    @ParameterizedTest
    @MethodSource("largeFlows")
    void aFlowThatIsTooLargeIsRefused(BrokenFlow flow) {
        List<Problem> problems = CHECKER.check(flow.files(), flow.name()).problems();
        assertEquals(1, problems.size(), problems::toString);
        String told = problems.getFirst().toString();
        assertTrue(told.contains(flow.expected().getFirst()), told);
    }

    @Test
    void callbacksNeedSomebodyWhoNotesThem() {
        assertTrue(
                withoutCallbacks().getFirst().contains("nobody notes callbacks here; lead to"),
                withoutCallbacks()::toString);
    }

    private static List<String> withoutCallbacks() {
        List<Action> others =
                TOOLS.actions().stream()
                        .filter(action -> !action.name().equals(CallBackAction.NAME))
                        .toList();
        var tools = new CompiledFlow.Tools(others, TOOLS.languages(), TOOLS.names());
        BrokenFlow flow =
                flows().stream()
                        .filter(each -> each.name().equals("callback-to-no-number"))
                        .findFirst()
                        .orElseThrow();
        return new FlowChecker(tools, Map.of())
                .check(flow.files(), flow.name()).problems().stream()
                        .map(Problem::toString)
                        .toList();
    }

    /** What is told is read from the classes, so that no new message goes without its flow. */
    @Test
    void everyMessageIsToldOfSomeFlow() {
        List<String> told = new ArrayList<>(withoutCallbacks());
        Stream.concat(flows().stream(), LargeFlows.all().stream())
                .flatMap(flow -> CHECKER.check(flow.files(), flow.name()).problems().stream())
                .map(Problem::toString)
                .forEach(told::add);
        var untold = new TreeSet<String>();
        for (Messages.Message message : Messages.all())
            if (told.stream().noneMatch(message::isIn)) untold.add(message.toString());
        assertEquals("", String.join("\n", untold));
        assertTrue(flows().size() >= 200, "flows are missing");
    }
}
