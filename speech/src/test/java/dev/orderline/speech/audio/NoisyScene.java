package dev.orderline.speech.audio;

import dev.orderline.speech.audio.Utterances.Utterance;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One utterance somewhere in a stretch of noise, as a caller's frames, with the truth about where
 * it is. The same seed makes the same scene.
 *
 * @param played what the caller is given to hear meanwhile, which comes back as {@link Noise#ECHO};
 *     else silence
 * @param firstVoice index of the first frame with speech, by the clean recording
 * @param lastVoice index of the last one
 */
public record NoisyScene(List<Frame> frames, List<Frame> played, int firstVoice, int lastVoice) {
    /** Speech is what lies within this many dB of the clean recording's loudest frame. */
    private static final double RANGE = 26;

    private static final double FULL_SCALE = 32_768;

    /** Frames of line before and after what is left as it was recorded. */
    private static final int LINE = 100;

    /** What is heard besides the caller; {@code snr} relates its active parts to active speech. */
    public enum Noise {
        SILENCE,
        WHITE,
        /** Six people at once. */
        BABBLE,
        /** 50 Hz and four harmonics. */
        HUM,
        /** Five bursts of 1 to 3 ms a second. */
        CLICKS,
        /** One or more coloured bursts of 200 to 400 ms. */
        COUGHS,
        /** Another voice all the time, as a prompt of ours would come back. */
        ECHO
    }

    /** 107.5 ms, as through a gateway and a jitter buffer; no multiple of a frame. */
    private static final int ECHO_DELAY_SAMPLES = 860;

    public NoisyScene {
        frames = List.copyOf(frames);
        played = List.copyOf(played);
        if (frames.size() != played.size())
            throw new IllegalArgumentException("not as long as one another");
    }

    /**
     * {@code utterance} after two to four seconds, and two more after it, at a random level with
     * peaks of -9 to -24 dB below full scale.
     *
     * @param others what babble and echo are made of
     */
    public static NoisyScene of(
            Utterance utterance, Noise noise, double snr, List<Utterance> others, Random random) {
        return scene(utterance, 1, noise, snr, others, random);
    }

    /** What {@link #of} makes, but the caller says nothing: only what is heard beside them. */
    public static NoisyScene unspoken(
            Utterance utterance, Noise noise, double snr, List<Utterance> others, Random random) {
        return scene(utterance, 0, noise, snr, others, random);
    }

    /**
     * @param voice 1 with the utterance, 0 without
     */
    private static NoisyScene scene(
            Utterance utterance,
            int voice,
            Noise noise,
            double snr,
            List<Utterance> others,
            Random random) {
        double[] clean = scaled(Utterances.samples(utterance.frames()));
        double level = Math.pow(10, -(3 + 15 * random.nextDouble()) / 20);
        int lead = 100 + random.nextInt(100);
        int length = (lead + utterance.frames().size() + 100) * Frame.SAMPLES;
        double[] around = noise(noise, length, others, random);
        double gain =
                noise == Noise.SILENCE
                        ? 0
                        : activeLevel(clean) / activeLevel(around) * Math.pow(10, -snr / 20);
        short[] played = new short[length];
        for (int i = 0; i + ECHO_DELAY_SAMPLES < length; i++)
            played[i] = noise == Noise.ECHO ? sample(around[i + ECHO_DELAY_SAMPLES]) : 0;
        short[] mixed = new short[length];
        for (int i = 0; i < length; i++) {
            int at = i - lead * Frame.SAMPLES;
            double speech = at >= 0 && at < clean.length ? voice * clean[at] : 0;
            mixed[i] = sample(level * (speech + gain * around[i]) + lineNoise(random));
        }
        return spoken(mixed, played, clean, lead);
    }

    /** {@code utterance} at its own level, with two seconds of line before it and after it. */
    public static NoisyScene asRecorded(Utterance utterance, Random random) {
        double[] clean = scaled(Utterances.samples(utterance.frames()));
        short[] line = new short[clean.length + 2 * LINE * Frame.SAMPLES];
        for (int i = 0; i < line.length; i++) {
            int at = i - LINE * Frame.SAMPLES;
            line[i] = sample(at >= 0 && at < clean.length ? clean[at] : lineNoise(random));
        }
        return spoken(line, new short[line.length], clean, LINE);
    }

    private static double lineNoise(Random random) {
        return 3e-4 * random.nextGaussian();
    }

    private static short sample(double of) {
        return (short) Math.clamp(Math.round(of * FULL_SCALE), -32_768, 32_767);
    }

    /**
     * @param lead frames before the clean recording begins
     */
    private static NoisyScene spoken(short[] mixed, short[] played, double[] clean, int lead) {
        double[] powers = powers(clean);
        double least = loudest(powers) * Math.pow(10, -RANGE / 10);
        int[] voiced = IntStream.range(0, powers.length).filter(i -> powers[i] >= least).toArray();
        return new NoisyScene(
                Utterances.frames(mixed),
                Utterances.frames(played),
                lead + voiced[0],
                lead + voiced[voiced.length - 1]);
    }

    private static double[] noise(Noise noise, int length, List<Utterance> others, Random random) {
        double[] sum = new double[length];
        switch (noise) {
            case SILENCE -> {}
            case WHITE -> {
                for (int i = 0; i < length; i++) sum[i] = random.nextGaussian();
            }
            case BABBLE -> {
                for (int talker = 0; talker < 6; talker++) addTalk(sum, others, random);
            }
            case HUM -> {
                double[] strengths = {1, 0.6, 0.4, 0, 0.2, 0, 0.1};
                for (int i = 0; i < length; i++)
                    for (int k = 0; k < strengths.length; k++)
                        sum[i] +=
                                strengths[k]
                                        * Math.sin(2 * Math.PI * 50 * (k + 1) * i / Frame.RATE_HZ);
            }
            case CLICKS -> {
                for (int click = 0; click < length / (Frame.RATE_HZ / 5); click++)
                    addBurst(sum, 8 + random.nextInt(16), 6, 0, random);
            }
            case COUGHS -> {
                for (int cough = 0; cough < 1 + length / (Frame.RATE_HZ * 4); cough++) {
                    int burst = Frame.RATE_HZ / 5 + random.nextInt(Frame.RATE_HZ / 5);
                    addBurst(sum, burst, burst / 3.0, 0.6, random);
                }
            }
            case ECHO -> addTalk(sum, others, random);
        }
        return sum;
    }

    private static void addTalk(double[] sum, List<Utterance> others, Random random) {
        for (int at = -random.nextInt(Frame.RATE_HZ); at < sum.length; ) {
            List<Frame> frames = others.get(random.nextInt(others.size())).frames();
            for (double sample : scaled(Utterances.samples(frames))) {
                if (at >= 0 && at < sum.length) sum[at] += sample;
                at++;
            }
        }
    }

    private static void addBurst(
            double[] sum, int length, double decay, double colour, Random random) {
        int start = random.nextInt(sum.length - length);
        double last = 0;
        for (int i = 0; i < length; i++) {
            last = colour * last + random.nextGaussian();
            sum[start + i] += last * Math.exp(-i / decay);
        }
    }

    private static double[] scaled(short[] pcm) {
        return IntStream.range(0, pcm.length).mapToDouble(i -> pcm[i] / FULL_SCALE).toArray();
    }

    /** Root mean square over the frames within 30 dB of the loudest. */
    private static double activeLevel(double[] samples) {
        double[] powers = powers(samples);
        double least = loudest(powers) / 1_000;
        return Math.sqrt(
                DoubleStream.of(powers).filter(power -> power >= least).average().orElseThrow());
    }

    private static double loudest(double[] powers) {
        return DoubleStream.of(powers).max().orElseThrow();
    }

    private static double[] powers(double[] samples) {
        double[] powers = new double[samples.length / Frame.SAMPLES];
        for (int i = 0; i < powers.length * Frame.SAMPLES; i++)
            powers[i / Frame.SAMPLES] += samples[i] * samples[i] / Frame.SAMPLES;
        return powers;
    }
}
