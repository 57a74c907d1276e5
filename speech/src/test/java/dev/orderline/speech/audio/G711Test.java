package dev.orderline.speech.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
    /** Intervals of equal size: the columns "number of intervals x interval size" of G.711. */
    private record Stretch(int intervals, int size) {}

    /** G.711, table 2a: values of 14 bits. */
    private static final List<Stretch> MU_LAW =
            List.of(
                    new Stretch(1, 1),
                    new Stretch(15, 2),
                    new Stretch(16, 4),
                    new Stretch(16, 8),
                    new Stretch(16, 16),
                    new Stretch(16, 32),
                    new Stretch(16, 64),
                    new Stretch(16, 128),
                    new Stretch(16, 256));

    /** G.711, table 1a: values of 13 bits. */
    private static final List<Stretch> A_LAW =
            List.of(
                    new Stretch(32, 2),
                    new Stretch(16, 4),
                    new Stretch(16, 8),
                    new Stretch(16, 16),
                    new Stretch(16, 32),
                    new Stretch(16, 64),
                    new Stretch(16, 128));

    @Test
    void muLawIsTheTableOfTheRecommendation() {
        checkAgainst(MU_LAW, G711.MU_LAW, 4, 0xff, 0x7f);
    }

    @Test
    void aLawIsTheTableOfTheRecommendation() {
        checkAgainst(A_LAW, G711.A_LAW, 8, 0x80 ^ 0x55, 0x55);
    }

    /**
     * Every sample of 16 bits, against decision values summed up from the recommendation's
     * intervals; the value of an interval is its middle.
     */
    private static void checkAgainst(
            List<Stretch> law, G711 g711, int scale, int positive, int negative) {
        List<Integer> decisions = new ArrayList<>(List.of(0));
        for (Stretch stretch : law)
            for (int i = 0; i < stretch.intervals(); i++)
                decisions.add(decisions.getLast() + stretch.size());
        assertEquals(129, decisions.size());
        int interval = 0;
        for (int magnitude = 0; magnitude <= 32_767; magnitude++) {
            while (interval < 127 && magnitude >= scale * decisions.get(interval + 1)) interval++;
            boolean muZero = g711 == G711.MU_LAW && interval == 0;
            int middle =
                    muZero
                            ? 0
                            : scale * (decisions.get(interval) + decisions.get(interval + 1)) / 2;
            int above = code(positive, interval, g711);
            int below = code(negative, interval, g711);
            assertEquals((byte) above, g711.encode((short) magnitude), "code of " + magnitude);
            assertEquals(middle, g711.decode((byte) above), "value for " + magnitude);
            if (magnitude > 0)
                assertEquals((byte) below, g711.encode((short) -magnitude), "-" + magnitude);
            assertEquals(-middle, g711.decode((byte) below), "value for -" + magnitude);
        }
        assertEquals(127, interval);
        assertEquals(g711.encode((short) -32_767), g711.encode(Short.MIN_VALUE));
    }

    /** The wire's code of the n-th interval: u-law counts down, A-law inverts every second bit. */
    private static int code(int first, int interval, G711 g711) {
        return g711 == G711.MU_LAW ? first - interval : first ^ interval;
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSurvivesDecodingAndEncoding(G711 g711) {
        for (int code = 0; code < 256; code++) {
            short sample = g711.decode((byte) code);
            boolean negativeZero = g711 == G711.MU_LAW && code == 0x7f;
            assertEquals(
                    negativeZero ? (byte) 0xff : (byte) code, g711.encode(sample), "code " + code);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrameBecomesAsManyCodesAndBack(G711 g711) {
        Frame frame = Frame.of(Tones.sine(440, 20_000, Frame.SAMPLES, Frame.RATE_HZ));
        byte[] codes = g711.encode(frame);
        Frame decoded = g711.decode(codes);
        assertEquals(Frame.SAMPLES, codes.length);
        assertArrayEquals(codes, g711.encode(decoded));
        for (int i = 0; i < Frame.SAMPLES; i++) {
            int error = Math.abs(decoded.sample(i) - frame.sample(i));
            assertTrue(error <= Math.max(8, Math.abs(frame.sample(i)) / 16), "error " + error);
        }
    }
}
