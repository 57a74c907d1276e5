package dev.orderline.speech.audio;

/**
 * Takes out what is below a telephone's voice band: hum of the mains and its first harmonics, and a
 * constant offset. Second-order Butterworth (bilinear transform), 12 dB per octave below 250 Hz.
 * Keeps its state from frame to frame; one thread.
 */
final class HighPass {
    private static final double CORNER_HZ = 250;
    private static final double W = Math.tan(Math.PI * CORNER_HZ / Frame.RATE_HZ);
    private static final double NORM = 1 / (1 + Math.sqrt(2) * W + W * W);
    private static final double FEEDBACK_1 = 2 * (W * W - 1) * NORM;
    private static final double FEEDBACK_2 = (1 - Math.sqrt(2) * W + W * W) * NORM;

    private double delayed1;
    private double delayed2;

    /** Mean square of the frame after the filter; 1 is full scale. */
    double power(Frame frame) {
        double sum = 0;
        for (int i = 0; i < Frame.SAMPLES; i++) {
            double passed = pass(frame.sample(i) / 32_768.0);
            sum += passed * passed;
        }
        return sum / Frame.SAMPLES;
    }

    private double pass(double in) {
        double out = NORM * in + delayed1;
        delayed1 = -2 * NORM * in - FEEDBACK_1 * out + delayed2;
        delayed2 = NORM * in - FEEDBACK_2 * out;
        return out;
    }
}
