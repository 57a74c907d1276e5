package dev.orderline.speech.audio;

/**
 * Low-passes: a sinc under a Kaiser window (A. V. Oppenheim, R. W. Schafer, "Discrete-Time Signal
 * Processing", chapter on filter design by windowing).
 */
final class WindowedSinc {
    /** Of the window. */
    private static final double BETA = 7;

    private WindowedSinc() {}

    /**
     * Taps about the middle, one sample apart, through which a constant passes as it is.
     *
     * @param reach where the window ends, in samples from the middle; no tap lies beyond
     * @param width how many zeros of the sinc there are in a sample: twice the cut-off over the
     *     rate
     */
    static double[] lowPass(int taps, double reach, double width) {
        double[] weights = new double[taps];
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double time = i - (taps - 1) / 2.0;
            double position = time / reach;
            double window = bessel(BETA * Math.sqrt(1 - position * position)) / bessel(BETA);
            weights[i] = window * sinc(width * time);
            sum += weights[i];
        }
        for (int i = 0; i < taps; i++) weights[i] /= sum;
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of order zero, by its power series; thirty terms suffice. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k <= 30; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
