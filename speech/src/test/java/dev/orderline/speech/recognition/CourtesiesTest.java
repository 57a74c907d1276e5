package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesiesTest {
    private final Courtesies courtesies = Grammars.ENGLISH.courtesies();

    @ParameterizedTest
    @ValueSource(
            strings = {"please", "thank you", "um", "um please", "so thanks", "well um please"})
    void courtesiesAreAllThereIs(String words) {
        assertTrue(courtesies.areAll(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes please", "please five", "thank", "five"})
    void anAnswerIsMore(String words) {
        assertFalse(courtesies.areAll(words));
    }
}
