package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.trial.TrialShop;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeFlowTest {
    private static final CompiledFlow.Tools TOOLS =
            FlowTools.over(new TrialShop(Clock.systemUTC()), List.of("jacket"));

    @ParameterizedTest
    @CsvSource({"8, 8", "13, 8", "62, 62"})
    void isSoundAndAsLargeAsIsWanted(int wanted, int states) {
        Report report =
                new FlowChecker(TOOLS, Map.of()).check(LargeFlow.of(wanted), LargeFlow.NAME);
        assertEquals(List.of(), report.problems());
        assertEquals(
                states,
                report.bundle().flows().values().stream()
                        .mapToInt(flow -> flow.states().size())
                        .sum());
    }
}
