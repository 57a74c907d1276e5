package dev.orderline.speech.audio;

/**
 * The bands of a short stretch of sound, and the sound of the bands: a fast Fourier transform of
 * {@link #SIZE} samples in place (J. W. Cooley, J. W. Tukey, Mathematics of Computation 19, 1965).
 * One thread.
 */
final class Spectrum {
    /** Samples, and bands from 0 Hz up and down again. */
    static final int SIZE = 256;

    private static final double[] COSINES = new double[SIZE / 2];
    private static final double[] SINES = new double[SIZE / 2];

    static {
        for (int i = 0; i < SIZE / 2; i++) {
            COSINES[i] = Math.cos(2 * Math.PI * i / SIZE);
            SINES[i] = Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    private final double[] real = new double[SIZE];
    private final double[] imaginary = new double[SIZE];

    void set(int sample, double value) {
        real[sample] = value;
    }

    /** After {@link #synthesise}. */
    double sample(int sample) {
        return real[sample];
    }

    /** Makes bands of the first {@code samples} samples that were set; the others are zero. */
    void analyse(int samples) {
        for (int i = samples; i < SIZE; i++) real[i] = 0;
        for (int i = 0; i < SIZE; i++) imaginary[i] = 0;
        transform();
    }

    /** The power of a band from 0 to half of {@link #SIZE}. */
    double power(int band) {
        return real[band] * real[band] + imaginary[band] * imaginary[band];
    }

    /** Multiplies a band from 0 to half of {@link #SIZE}, and its mirror image. */
    void weaken(int band, double gain) {
        multiply(band, gain);
        if (band > 0 && band < SIZE / 2) multiply(SIZE - band, gain);
    }

    private void multiply(int at, double gain) {
        real[at] *= gain;
        imaginary[at] *= gain;
    }

    /** Makes samples of the bands. */
    void synthesise() {
        for (int i = 0; i < SIZE; i++) imaginary[i] = -imaginary[i];
        transform();
        for (int i = 0; i < SIZE; i++) real[i] /= SIZE;
    }

    private void transform() {
        for (int i = 0; i < SIZE; i++) {
            int mirrored = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(SIZE) + 1);
            if (i < mirrored) swap(i, mirrored);
        }
        for (int half = 1; half < SIZE; half *= 2)
            for (int from = 0; from < SIZE; from += 2 * half)
                for (int i = 0; i < half; i++) join(from + i, from + i + half, i * SIZE / 2 / half);
    }

    private void swap(int one, int other) {
        double kept = real[one];
        real[one] = real[other];
        real[other] = kept;
        kept = imaginary[one];
        imaginary[one] = imaginary[other];
        imaginary[other] = kept;
    }

    private void join(int one, int other, int turn) {
        double re = real[other] * COSINES[turn] + imaginary[other] * SINES[turn];
        double im = imaginary[other] * COSINES[turn] - real[other] * SINES[turn];
        real[other] = real[one] - re;
        imaginary[other] = imaginary[one] - im;
        real[one] += re;
        imaginary[one] += im;
    }
}
