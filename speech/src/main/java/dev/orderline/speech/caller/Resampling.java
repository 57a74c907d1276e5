package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;

/**
 * From any rate to 8 kHz: each sample is taken from a sinc under a Hann window (A. V. Oppenheim, R.
 * W. Schafer, "Discrete-Time Signal Processing"), which also keeps out what lies above the
 * telephone's band. Slow, and good enough for a caller's few sentences.
 */
final class Resampling {
    private static final double CUT_OFF_HZ = 3_600;

    /** How many zeros of the sinc there are in a sample. */
    private static final double WIDTH = 2 * CUT_OFF_HZ / Frame.RATE_HZ;

    /** Half the window, in samples of 8 kHz. */
    private static final int HALF = 24;

    private Resampling() {}

    /**
     * In floats of the same scale: a filtered peak may exceed 16 bits.
     *
     * @param fromHz below 8 kHz, as much of its band is kept as of 8 kHz
     */
    static float[] to8kHz(short[] pcm, double fromHz) {
        double step = fromHz / Frame.RATE_HZ;
        double wide = Math.max(1, step);
        float[] out = new float[(int) (pcm.length / step)];
        for (int i = 0; i < out.length; i++) {
            double at = i * step;
            int from = Math.max(0, (int) Math.ceil(at - HALF * wide));
            int to = Math.min(pcm.length - 1, (int) Math.floor(at + HALF * wide));
            double sum = 0;
            for (int k = from; k <= to; k++) sum += pcm[k] * weight((k - at) / wide) / wide;
            out[i] = (float) sum;
        }
        return out;
    }

    /**
     * @param distance in samples of 8 kHz, or of the lower rate
     */
    private static double weight(double distance) {
        double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / HALF);
        double phase = Math.PI * WIDTH * distance;
        double sinc = Math.abs(phase) < 1e-9 ? 1 : Math.sin(phase) / phase;
        return WIDTH * sinc * window;
    }
}
