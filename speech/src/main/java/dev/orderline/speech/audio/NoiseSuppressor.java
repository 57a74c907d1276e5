package dev.orderline.speech.audio;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Takes steady noise out of a caller's speech before a recogniser hears it. What is heard while
 * nobody speaks is taken for the noise; each band is then weakened by how little of it can be
 * speech (Wiener filter with a decision-directed estimate of the signal-to-noise ratio: Y. Ephraim,
 * D. Malah, IEEE Transactions on Acoustics, Speech, and Signal Processing 32, 1984). Of noise that
 * is not known yet nothing is taken out.
 *
 * <p>Windows of 30 ms every 10 ms. Used by one thread; frames in order; what comes out is one frame
 * (20 ms) late.
 */
public final class NoiseSuppressor {
    private static final int WINDOW = 240;
    private static final int HOP = 80;
    private static final int BANDS = Spectrum.SIZE / 2 + 1;

    /** The windows over one sample add up to this: a Hann window three hops long. */
    private static final double OVERLAP = 1.5;

    /** No band is weakened more: some noise left does less harm than holes in the speech. */
    private static final double LEAST_GAIN = Math.pow(10, -12 / 20.0);

    /** How much the last window says of a band's ratio, against this one. */
    private static final double DECISION = 0.94;

    /** The noise is averaged over the last second without a voice. */
    private static final int NOISE_WINDOWS = 100;

    /** Windows wait that long before they count as noise: a voice is noticed some frames late. */
    private static final int WAITING_WINDOWS = 12;

    /** As quiet as rounding to 16 bit is. */
    private static final double LEAST_NOISE = WINDOW / 24.0;

    private static final double[] HANN_ROOT = hannRoot();

    /** The last samples; the newest frame is last. */
    private final double[] in = new double[WINDOW - HOP + Frame.SAMPLES];

    private final double[] out = new double[Frame.SAMPLES + WINDOW];
    private final Spectrum spectrum = new Spectrum();
    private final Deque<double[]> waiting = new ArrayDeque<>();
    private final double[] noise = new double[BANDS];
    private final double[] lastSpeech = new double[BANDS];
    private int noiseWindows;

    /**
     * What the frame before {@code frame} was without the noise; silence at first.
     *
     * @param voice whether somebody speaks in {@code frame}
     */
    public Frame suppress(Frame frame, boolean voice) {
        if (voice) waiting.clear();
        System.arraycopy(in, Frame.SAMPLES, in, 0, in.length - Frame.SAMPLES);
        for (int i = 0; i < Frame.SAMPLES; i++) in[in.length - Frame.SAMPLES + i] = frame.sample(i);
        for (int from = 0; from + WINDOW <= in.length; from += HOP) window(from, voice);
        return next();
    }

    /** Frames were not heard. The line's noise is the same. */
    void skip() {
        Arrays.fill(in, 0);
        Arrays.fill(out, 0);
        Arrays.fill(lastSpeech, 0);
        waiting.clear();
    }

    private void window(int from, boolean voice) {
        for (int i = 0; i < WINDOW; i++) spectrum.set(i, in[from + i] * HANN_ROOT[i]);
        spectrum.analyse(WINDOW);
        double[] powers = new double[BANDS];
        for (int band = 0; band < BANDS; band++) powers[band] = spectrum.power(band);
        if (!voice) quiet(powers);
        if (noiseWindows > 0)
            for (int band = 0; band < BANDS; band++)
                spectrum.weaken(band, gain(band, powers[band]));
        spectrum.synthesise();
        for (int i = 0; i < WINDOW; i++)
            out[from + i] += spectrum.sample(i) * HANN_ROOT[i] / OVERLAP;
    }

    private void quiet(double[] powers) {
        waiting.addLast(powers);
        if (waiting.size() <= WAITING_WINDOWS) return;
        double[] oldest = waiting.removeFirst();
        noiseWindows = Math.min(noiseWindows + 1, NOISE_WINDOWS);
        for (int band = 0; band < BANDS; band++)
            noise[band] += (oldest[band] + LEAST_NOISE - noise[band]) / noiseWindows;
    }

    private double gain(int band, double power) {
        double now = Math.max(0, power / noise[band] - 1);
        double ratio = DECISION * lastSpeech[band] / noise[band] + (1 - DECISION) * now;
        double gain = Math.max(LEAST_GAIN, ratio / (1 + ratio));
        lastSpeech[band] = gain * gain * power;
        return gain;
    }

    /** The samples that no later window changes. */
    private Frame next() {
        short[] samples = new short[Frame.SAMPLES];
        for (int i = 0; i < Frame.SAMPLES; i++)
            samples[i] = (short) Math.clamp(Math.round(out[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        System.arraycopy(out, Frame.SAMPLES, out, 0, WINDOW);
        Arrays.fill(out, WINDOW, out.length, 0);
        return Frame.of(samples);
    }

    private static double[] hannRoot() {
        double[] window = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++)
            window[i] = Math.sqrt(0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
        return window;
    }
}
