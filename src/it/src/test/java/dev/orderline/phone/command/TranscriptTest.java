package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private final Transcript transcript =
            new Transcript(
                    "handed-over",
                    "asked for a person",
                    List.of("Welcome. How can I help you?", "I'll get a person for you."));

    @Test
    void wordsAreFoundWhateverTheirCaseAndMarks() {
        assertTrue(transcript.says("how can I HELP you"));
        assertTrue(transcript.says("help you? I'll get"), "across turns");
        assertTrue(transcript.says("Welcome!"));
    }

    @Test
    void onlyWholeWordsAreFound() {
        assertFalse(transcript.says("elp you"));
        assertFalse(transcript.says("a person for your"));
    }

    @Test
    void theOutcomeGoesByItsNameOrItsReason() {
        assertTrue(transcript.ended("handed-over"));
        assertTrue(transcript.ended("Asked for a person"));
        assertFalse(transcript.ended("completed"));
    }
}
