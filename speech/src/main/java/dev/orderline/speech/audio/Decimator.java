package dev.orderline.speech.audio;

/**
 * From 48 kHz to the telephone's 8 kHz: a low-pass, then every sixth sample.
 *
 * <p>The low-pass is a windowed sinc of 145 taps (3 ms) with its cut-off at 3.7 kHz under a Kaiser
 * window with beta 7: 3 kHz passes with -0.01 dB, 3.4 kHz with -1.3 dB; what would fold back is
 * down by 57 dB from 4.4 kHz on and by 75 dB from 5 kHz on. Java's own sound converters have no
 * low-pass at all. Its phase is linear and its delay taken out, so sounds stay where they were.
 */
public final class Decimator {
    public static final int FROM_HZ = 48_000;
    private static final int FACTOR = FROM_HZ / Frame.RATE_HZ;
    private static final int TAPS = 145;
    private static final double CUT_OFF_HZ = 3_700;
    private static final double[] LOW_PASS =
            WindowedSinc.lowPass(TAPS, (TAPS - 1) / 2.0, 2 * CUT_OFF_HZ / FROM_HZ);

    private Decimator() {}

    /**
     * A whole sound at 8 kHz. In floats, of the same scale, because a filtered peak may exceed the
     * range of 16 bits; {@link Level#level} brings it back.
     */
    public static float[] decimate(short[] at48kHz) {
        float[] at8kHz = new float[Math.ceilDiv(at48kHz.length, FACTOR)];
        for (int i = 0; i < at8kHz.length; i++) at8kHz[i] = (float) filtered(at48kHz, i * FACTOR);
        return at8kHz;
    }

    /** The low-passed sound at one sample; beyond its ends there is silence. */
    private static double filtered(short[] sound, int at) {
        int first = at - TAPS / 2;
        double sum = 0;
        for (int tap = Math.max(0, -first); tap < TAPS && first + tap < sound.length; tap++)
            sum += LOW_PASS[tap] * sound[first + tap];
        return sum;
    }
}
