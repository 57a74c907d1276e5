package dev.orderline.speech.audio;

/**
 * From 48 kHz to the telephone's 8 kHz: a low-pass, then every sixth sample.
 *
 * <p>The low-pass is a windowed sinc of 145 taps (3 ms) with its cut-off at 3.7 kHz under a Kaiser
 * window with beta 7 (A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing", chapter on
 * filter design by windowing): 3 kHz passes with -0.01 dB, 3.4 kHz with -1.3 dB; what would fold
 * back is down by 57 dB from 4.4 kHz on and by 75 dB from 5 kHz on. Java's own sound converters
 * have no low-pass at all. Its phase is linear and its delay taken out, so sounds stay where they
 * were.
 */
public final class Decimator {
    public static final int FROM_HZ = 48_000;
    private static final int FACTOR = FROM_HZ / Frame.RATE_HZ;
    private static final int TAPS = 145;
    private static final double CUT_OFF_HZ = 3_700;
    private static final double BETA = 7;
    private static final double[] LOW_PASS = lowPass();

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

    private static double[] lowPass() {
        double[] taps = new double[TAPS];
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            double time = i - (TAPS - 1) / 2.0;
            double position = 2.0 * i / (TAPS - 1) - 1; // -1 to 1 over the window
            double window = bessel(BETA * Math.sqrt(1 - position * position)) / bessel(BETA);
            taps[i] = window * sinc(2 * CUT_OFF_HZ / FROM_HZ * time);
            sum += taps[i];
        }
        for (int i = 0; i < TAPS; i++) taps[i] /= sum; // a constant passes as it is
        return taps;
    }

    static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of order zero, by its power series; thirty terms suffice. */
    static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k <= 30; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
