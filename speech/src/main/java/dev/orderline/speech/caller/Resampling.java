package dev.orderline.speech.caller;

import dev.orderline.speech.audio.Frame;

/**
 * From any higher rate to 8 kHz: each sample is taken from a sinc under a Hann window (A. V.
 * Oppenheim, R. W. Schafer, "Discrete-Time Signal Processing"), which also keeps out what lies
 * above the telephone's band. Slow, and good enough for a caller's few sentences.
 */
final class Resampling {
    private static final double CUT_OFF_HZ = 3_600;

    /** Half the window, in samples of 8 kHz. */
    private static final int HALF = 24;

    private Resampling() {}

    /** In floats of the same scale: a filtered peak may exceed 16 bits. */
    static float[] to8kHz(short[] pcm, int fromHz) {
        double step = (double) fromHz / Frame.RATE_HZ;
        double reach = HALF * step;
        float[] out = new float[(int) (pcm.length / step)];
        for (int i = 0; i < out.length; i++) {
            double at = i * step;
            int from = Math.max(0, (int) Math.ceil(at - reach));
            int to = Math.min(pcm.length - 1, (int) Math.floor(at + reach));
            double sum = 0;
            for (int k = from; k <= to; k++) sum += pcm[k] * weight(k - at, reach, fromHz);
            out[i] = (float) sum;
        }
        return out;
    }

    private static double weight(double distance, double reach, int fromHz) {
        double window = 0.5 + 0.5 * Math.cos(Math.PI * distance / reach);
        double width = 2 * CUT_OFF_HZ / fromHz;
        double phase = Math.PI * width * distance;
        double sinc = Math.abs(phase) < 1e-9 ? 1 : Math.sin(phase) / phase;
        return width * sinc * window;
    }
}
