package dev.orderline.speech.caller;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerVoiceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mary",
                "mary@1.12",
                "flite:awb@0.85",
                "espeak:en-gb+f3",
                "festival:cmu",
                "festival:kal@1.1"
            })
    void voicesHaveNamesAndMayBePlayedFasterOrSlower(String name) {
        assertDoesNotThrow(() -> CallerVoice.named(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "mary@", "pico:en", "flite:slt@1.1@1.1", "festival:slt"})
    void anotherNameIsRefusedWithThoseThereAre(String name) {
        var refused = assertThrows(IllegalArgumentException.class, () -> CallerVoice.named(name));
        assertTrue(refused.toString().contains("festival:cmu"), refused.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mary@0.4", "mary@2.01", "mary@9"})
    void nobodySpeaksManyTimesAsFast(String name) {
        var refused = assertThrows(IllegalArgumentException.class, () -> CallerVoice.named(name));
        assertTrue(refused.toString().contains("from 0.5 to 2"), refused.toString());
    }
}
