package dev.orderline.speech.audio;

import java.util.Arrays;

/**
 * From the telephone's 8 kHz to 16 kHz, for models that want it: a zero after each sample, then a
 * low-pass. One for each stream of audio; used by one thread at a time.
 *
 * <p>The low-pass is a half-band windowed sinc of 63 taps with its cut-off at 4 kHz under a Kaiser
 * window with beta 7, as in {@link Decimator}. What a telephone carries, up to 3.4 kHz, passes
 * within 0.01 dB; its images, from 4.6 kHz on, are down by 70 dB. Every second tap is zero but the
 * middle one, so every second sample is one of the original. Its phase is linear: everything comes
 * {@value #DELAY} samples of 16 kHz (1.9 ms) late, and what was heard last stays inside that long.
 */
public final class Interpolator {
    public static final int TO_HZ = 2 * Frame.RATE_HZ;

    /** In samples of 16 kHz. */
    public static final int DELAY = 31;

    /** The taps beside the middle one that are not zero. */
    private static final int TAPS = DELAY + 1;

    /** What makes a sample in the middle between two of the original. */
    private static final double[] BETWEEN = WindowedSinc.lowPass(TAPS, TAPS / 2.0, 1);

    /** The end of what came before, as much as the taps reach back. */
    private final short[] before = new short[TAPS - 1];

    /** Begins after silence. */
    public Interpolator() {}

    /**
     * The first {@code samples} of {@code at8kHz}, which follow what was given before, twice as
     * many. A filtered peak that exceeds 16 bits is clipped.
     *
     * @param at16kHz is written, from its beginning; has room for twice as many
     */
    public void interpolate(short[] at8kHz, int samples, short[] at16kHz) {
        short[] all = Arrays.copyOf(before, before.length + samples);
        System.arraycopy(at8kHz, 0, all, before.length, samples);
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) sum += BETWEEN[tap] * all[i + tap];
            at16kHz[2 * i] = clipped(sum);
            at16kHz[2 * i + 1] = all[i + TAPS / 2];
        }
        System.arraycopy(all, samples, before, 0, before.length);
    }

    private static short clipped(double sample) {
        return (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
