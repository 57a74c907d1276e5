package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class RenderingKeyTest {
    /** So that what an earlier release has rendered is found again. */
    @Test
    void aKeyStaysTheSame() {
        assertEquals(
                "3955029bfd076d35f2d109fa577e4180299acf5f3a597b1248f20efbf89efff7",
                RenderingKey.of("mary", "Good day."));
    }

    @Test
    void anotherVoiceOrOtherWordsHaveAnotherKey() {
        String key = RenderingKey.of("one", "twenty,");

        assertNotEquals(key, RenderingKey.of("two", "twenty,"));
        assertNotEquals(key, RenderingKey.of("one", "twenty"));
    }
}
