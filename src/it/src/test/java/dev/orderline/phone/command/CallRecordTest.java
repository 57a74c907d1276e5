package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CallRecordTest {
    private final CallRecord record =
            new CallRecord(
                    "handed-over",
                    "asked for a person",
                    List.of("Welcome. How can I help you?", "I'll get a person for you."));

    @Test
    void wordsAreFoundWhateverTheirCaseAndMarks() {
        assertTrue(record.says("how can I HELP you"));
        assertTrue(record.says("help you? I'll get"), "across turns");
        assertTrue(record.says("Welcome!"));
    }

    @Test
    void onlyWholeWordsAreFound() {
        assertFalse(record.says("elp you"));
        assertFalse(record.says("a person for your"));
    }

    @Test
    void theOutcomeGoesByItsNameOrItsReason() {
        assertTrue(record.ended("handed-over"));
        assertTrue(record.ended("Asked for a person"));
        assertFalse(record.ended("completed"));
    }
}
