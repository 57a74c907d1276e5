package dev.orderline.speech.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResamplingTest {
    private static final double LOUD = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {11_025, 16_000, 22_050, 44_100, 48_000})
    void whatTheTelephoneCarriesPassesAndTheRestDoesNot(int fromHz) {
        assertEquals(LOUD, amplitude(1_000, fromHz), LOUD / 50);
        assertEquals(LOUD, amplitude(3_000, fromHz), LOUD / 20);
        assertTrue(amplitude(4_600, fromHz) < LOUD / 100, "it would be heard as 3400 Hz");
    }

    /** What becomes of a sine, away from the ends. */
    private static double amplitude(int toneHz, int fromHz) {
        short[] tone = new short[fromHz / 4];
        for (int i = 0; i < tone.length; i++)
            tone[i] = (short) Math.round(LOUD * Math.sin(2 * Math.PI * toneHz * i / fromHz));
        float[] resampled = Resampling.to8kHz(tone, fromHz);
        double sum = 0;
        for (int i = 400; i < 1_600; i++) sum += (double) resampled[i] * resampled[i];
        return Math.sqrt(2 * sum / 1_200);
    }
}
