package dev.orderline.ivr.flow.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowScriptTest {
    static List<String> flows() {
        return Shown.ALL;
    }

    /** What differs is to be read; if it is right, {@code hotline.txt} is the wrong one. */
    @Test
    void readsAsWrittenInTheGoldenFile() {
        assertEquals(Shown.resource("hotline.txt"), FlowScript.of(Shown.hotline(), Shown.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void fitsAHundredColumnsAndHoldsNothingButPrintableText(String name) {
        String script = FlowScript.of(Shown.flow(name), Shown.ENGLISH);
        for (String line : script.lines().toList()) {
            assertTrue(line.codePointCount(0, line.length()) <= 100, line);
            assertEquals(line.stripTrailing(), line);
            assertTrue(line.codePoints().noneMatch(FlowScriptTest::isHarmful), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "order-status", "return-an-item", "identify"})
    void writesEveryStateOfEveryFlowOnceThatCallersComeTo(String name) {
        Bundle bundle = Shown.shipped(name);
        List<String> lines = FlowScript.of(bundle, Shown.ENGLISH).lines().toList();
        for (Flow flow : bundle.flows().values()) {
            List<String> starts =
                    flow.equals(bundle.entry()) ? CallOrder.starts(flow) : List.of(flow.start());
            assertEquals(
                    CallOrder.of(flow.states(), starts),
                    section(lines, flow.name()).stream()
                            .filter(flow.states()::containsKey)
                            .toList());
        }
    }

    /** The lines between a heading and the next. */
    private static List<String> section(List<String> lines, String heading) {
        int from = 0;
        while (!lines.get(from).equals(heading) || !lines.get(from + 1).startsWith("=")) from++;
        int to = from + 2;
        while (!lines.get(to + 1).startsWith("=")) to++;
        return lines.subList(from + 2, to);
    }

    @Test
    void statesComeInTheOrderInWhichCallersComeToThem() {
        List<String> lines =
                FlowScript.of(Shown.shipped("welcome"), Shown.ENGLISH).lines().toList();
        assertTrue(lines.indexOf("greet") < lines.indexOf("wish"));
        assertTrue(lines.indexOf("wish") < lines.indexOf("status"));
        assertTrue(lines.indexOf("status") < lines.indexOf("anything-else"));
        assertTrue(lines.indexOf("anything-else") < lines.indexOf("bye"));
        assertTrue(lines.indexOf("bye") < lines.indexOf("order-status"));
        assertTrue(lines.indexOf("order-status") < lines.indexOf("Everywhere"));
    }

    @Test
    void aLanguageThatIsNotThereIsTheOneItWasWrittenIn() {
        assertEquals(
                FlowScript.of(Shown.hotline(), Shown.ENGLISH),
                FlowScript.of(Shown.hotline(), "de-DE"));
    }

    private static boolean isHarmful(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
