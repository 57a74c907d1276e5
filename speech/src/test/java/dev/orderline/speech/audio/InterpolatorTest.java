package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolatorTest {
    private static final int SECOND = Frame.RATE_HZ;
    private static final int AMPLITUDE = 16_384;

    @ParameterizedTest
    @ValueSource(doubles = {50, 300, 1_000, 2_000, 3_000, 3_300, 3_400})
    void whatATelephoneCarriesPasses(double hz) {
        assertEquals(0, levelDb(hz, hz), 0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 300, 1_000, 2_000, 3_000, 3_300, 3_400})
    void itsImagesDoNot(double hz) {
        double imageDb = levelDb(hz, SECOND - hz);
        assertTrue(imageDb < -65, imageDb + " dB at " + (SECOND - hz) + " Hz");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, Frame.SAMPLES, 1_000})
    void piecesGiveWhatTheWholeGives(int piece) {
        short[] noise = noise();
        short[] pieces = new short[2 * noise.length];
        var interpolator = new Interpolator();
        for (int at = 0; at < noise.length; at += piece) {
            int samples = Math.min(piece, noise.length - at);
            short[] in = new short[piece];
            System.arraycopy(noise, at, in, 0, samples);
            short[] out = new short[2 * piece];
            interpolator.interpolate(in, samples, out);
            System.arraycopy(out, 0, pieces, 2 * at, 2 * samples);
        }
        assertArrayEquals(interpolated(noise), pieces);
    }

    @Test
    void silenceStaysSilence() {
        assertArrayEquals(new short[2 * SECOND], interpolated(new short[SECOND]));
    }

    @Test
    void aConstantStaysAsItIs() {
        short[] constant = new short[SECOND];
        Arrays.fill(constant, (short) 12_345);
        short[] out = interpolated(constant);
        for (int i = 100; i < out.length; i++) assertEquals(12_345, out[i]);
    }

    @Test
    void everythingComesLateByTheDelayThatIsTold() {
        short[] click = new short[SECOND];
        click[1_000] = Short.MAX_VALUE;
        short[] out = interpolated(click);
        int middle = 2_000 + Interpolator.DELAY;
        assertEquals(Short.MAX_VALUE, out[middle]);
        for (int i = 1; i < 100; i++)
            assertEquals(out[middle - i], out[middle + i], "linear phase");
    }

    @Test
    void aSquareWaveAtFullScaleIsClippedAndDoesNotWrapAround() {
        short[] square = new short[SECOND];
        for (int i = 0; i < square.length; i++)
            square[i] = i / 20 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        short[] out = interpolated(square);
        for (int i = 100; i < out.length; i++) {
            int phase = (i - Interpolator.DELAY) / 2 % 20;
            if (phase > 2 && phase < 17)
                assertTrue(
                        Math.abs(out[i]) > 28_000
                                && (out[i] > 0) == (square[(i - Interpolator.DELAY) / 2] > 0),
                        i + ": " + out[i]);
        }
    }

    private static short[] interpolated(short[] at8kHz) {
        short[] out = new short[2 * at8kHz.length];
        new Interpolator().interpolate(at8kHz, at8kHz.length, out);
        return out;
    }

    private static short[] noise() {
        var random = new Random(7);
        short[] noise = new short[3_210];
        for (int i = 0; i < noise.length; i++) noise[i] = (short) random.nextInt(-32_768, 32_768);
        return noise;
    }

    /** Of what comes out at {@code atHz} when a tone of {@code toneHz} goes in, over the tone's. */
    private static double levelDb(double toneHz, double atHz) {
        short[] out = interpolated(Tones.sine(toneHz, AMPLITUDE, 2 * SECOND, SECOND));
        double real = 0;
        double imaginary = 0;
        int from = 8_000; // a second of whole periods, away from the beginning
        for (int i = from; i < from + Interpolator.TO_HZ; i++) {
            double phase = 2 * Math.PI * atHz * i / Interpolator.TO_HZ;
            real += out[i] * Math.cos(phase);
            imaginary += out[i] * Math.sin(phase);
        }
        double amplitude = 2 * Math.hypot(real, imaginary) / Interpolator.TO_HZ;
        return 20 * Math.log10(amplitude / AMPLITUDE);
    }
}
