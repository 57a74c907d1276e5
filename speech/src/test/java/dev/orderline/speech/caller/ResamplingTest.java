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

    @ParameterizedTest
    @ValueSource(ints = {4_000, 6_800, 7_200})
    void belowTheRateOfTheTelephoneTheImagesAreKeptOut(int fromHz) {
        assertEquals(LOUD, amplitude(fromHz / 4, fromHz), LOUD / 20);
        assertTrue(imageOf(fromHz * 3 / 8, fromHz) < LOUD / 100, "it would sound like tin");
    }

    /** How much more there is than the sine itself, away from the ends. */
    private static double imageOf(int toneHz, int fromHz) {
        double tone = amplitude(toneHz, fromHz);
        double in = 0;
        double out = 0;
        float[] resampled = Resampling.to8kHz(sine(toneHz, fromHz), fromHz);
        for (int i = 400; i < 1_600; i++) {
            double phase = 2 * Math.PI * toneHz * i / 8_000;
            in += resampled[i] * Math.sin(phase) / 600;
            out += resampled[i] * Math.cos(phase) / 600;
        }
        return Math.sqrt(Math.max(0, tone * tone - in * in - out * out));
    }

    /** What becomes of a sine, away from the ends. */
    private static double amplitude(int toneHz, int fromHz) {
        float[] resampled = Resampling.to8kHz(sine(toneHz, fromHz), fromHz);
        double sum = 0;
        for (int i = 400; i < 1_600; i++) sum += (double) resampled[i] * resampled[i];
        return Math.sqrt(2 * sum / 1_200);
    }

    private static short[] sine(int toneHz, int fromHz) {
        short[] tone = new short[fromHz / 4];
        for (int i = 0; i < tone.length; i++)
            tone[i] = (short) Math.round(LOUD * Math.sin(2 * Math.PI * toneHz * i / fromHz));
        return tone;
    }
}
