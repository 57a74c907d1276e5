package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatorTest {
    private static final int SECOND = Decimator.FROM_HZ;

    @ParameterizedTest
    @CsvSource({
        "300, 0, 0.02",
        "1000, 0, 0.02",
        "3000, -0.01, 0.02",
        "3300, -0.5, 0.5",
        "3400, -1.3, 0.1",
    })
    void whatATelephoneCarriesPasses(double hz, double gainDb, double tolerance) {
        assertEquals(gainDb, gainDb(hz), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"4400, -56", "4600, -60", "5000, -70", "7000, -70", "7900, -70", "16000, -70"})
    void whatWouldFoldBackDoesNot(double hz, double atMostDb) {
        double gainDb = gainDb(hz);
        assertTrue(gainDb <= atMostDb, gainDb + " dB at " + hz + " Hz");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 145, 48_000})
    void thereIsASampleForEverySixBegun(int samples) {
        assertEquals((samples + 5) / 6, Decimator.decimate(new short[samples]).length);
    }

    @Test
    void aClickStaysWhereItWas() {
        short[] sound = new short[6_000];
        sound[3_000] = Short.MAX_VALUE;
        float[] decimated = Decimator.decimate(sound);
        int loudest = 0;
        for (int i = 0; i < decimated.length; i++)
            if (decimated[i] > decimated[loudest]) loudest = i;
        assertEquals(500, loudest);
        for (int i = 1; i < 100; i++)
            assertEquals(decimated[500 - i], decimated[500 + i], 1e-3, "linear phase");
    }

    @Test
    void aSquareWaveAtFullScaleOvershootsAndIsNotClipped() {
        short[] square = new short[SECOND];
        for (int i = 0; i < square.length; i++)
            square[i] = i / 48 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        float[] decimated = Decimator.decimate(square);
        float peak = 0;
        for (float sample : decimated) peak = Math.max(peak, sample);
        assertTrue(peak > Short.MAX_VALUE, "peak " + peak);
    }

    /** Of a tone, away from the ends, where the filter sees half of it. */
    private static double gainDb(double hz) {
        short[] tone = Tones.sine(hz, 16_384, SECOND, Decimator.FROM_HZ);
        float[] decimated = Decimator.decimate(tone);
        double sum = 0;
        float[] middle = Arrays.copyOfRange(decimated, 200, decimated.length - 200);
        for (float sample : middle) sum += (double) sample * sample;
        return 10 * Math.log10(sum / middle.length / (16_384.0 * 16_384 / 2));
    }
}
