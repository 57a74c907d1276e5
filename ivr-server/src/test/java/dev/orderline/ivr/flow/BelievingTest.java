package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Style;
import dev.orderline.speech.recognition.Thresholds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a question lets callers' answers be believed by. */
class BelievingTest {
    private static final String ASKS =
            """
            begin:
              ask: Which order?
              help: Its number.
              fill: order
              no-match: Which order?
              no-input: Which order?
              otherwise: person
              then: bye
            """;

    private final Run run = Talk.run();

    @Test
    void unlessTheFlowSaysOtherwiseAsUsual() {
        Grammar grammar = grammar("");

        assertEquals(Thresholds.USUAL, grammar.thresholds());
        assertEquals(Duration.ofMillis(1_200), grammar.patience());
        assertEquals(List.of(), grammar.expected());
        assertEquals(1, grammar.styles().size());
    }

    @Test
    void aFlowMayBelieveLessAndWaitLonger() {
        Grammar grammar = grammar("  sure-from: 95\n  no-match-below: 40\n  pause: 2 s\n");

        assertEquals(new Thresholds(0.4, 0.95), grammar.thresholds());
        assertEquals(Duration.ofSeconds(2), grammar.patience());
        assertEquals(1, grammar.styles().size());
    }

    @Test
    void theCallersOwnOrdersAreExpected() {
        OrderNumber own = OrderNumber.ofSerial(1_234_567);
        run.expect(() -> List.of(own));

        List<Style> expected = grammar("  pause: 2 s\n").expected();

        assertEquals(1, expected.size());
        assertEquals(
                "one two three four five six seven",
                expected.getFirst().phrases().getFirst().replaceFirst(" [a-z]+$", ""));
    }

    private Grammar grammar(String more) {
        CompiledFlow flow = Talk.flow("order: order-number", ASKS + more);
        var dialog = new Dialog(flow, run, Dialog.Medium.VOICE, _ -> {});
        return assertInstanceOf(Step.Ask.class, dialog.begin()).question().grammar();
    }
}
