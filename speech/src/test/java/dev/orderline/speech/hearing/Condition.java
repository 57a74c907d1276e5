package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.G711;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the telephone does to an utterance; all of it goes through mu-law. */
enum Condition {
    CLEAN("G.711", Noise.SILENCE, 0, 0),
    /** Full rate, then G.711, as a mobile telephone calls. */
    GSM("GSM", Noise.SILENCE, 0, 0) {
        @Override
        List<Frame> coded(List<Frame> frames) throws IOException, InterruptedException {
            return Gsm.carried(frames);
        }
    },
    NOISE_20("noise 20 dB", Noise.WHITE, 20, 0),
    NOISE_15("noise 15 dB", Noise.WHITE, 15, 0),
    NOISE_10("noise 10 dB", Noise.WHITE, 10, 0),
    NOISE_5("noise 5 dB", Noise.WHITE, 5, 0),
    BABBLE_15("voices 15 dB", Noise.BABBLE, 15, 0),
    HUM_10("hum 10 dB", Noise.HUM, 10, 0),
    CLICKS_5("clicks 5 dB", Noise.CLICKS, 5, 0),
    COUGHS_5("coughs 5 dB", Noise.COUGHS, 5, 0),
    LOSS_1("1 % lost", Noise.SILENCE, 0, 1),
    LOSS_3("3 % lost", Noise.SILENCE, 0, 3),
    /** So far below the caller. */
    ECHO_12("echo 12 dB", Noise.ECHO, 12, 0),
    ECHO_20("echo 20 dB", Noise.ECHO, 20, 0),
    ECHO_30("echo 30 dB", Noise.ECHO, 30, 0);

    /** What may be heard while a prompt is played. */
    static final List<Condition> BESIDE_PROMPTS =
            List.of(
                    CLEAN, NOISE_20, NOISE_10, BABBLE_15, HUM_10, CLICKS_5, COUGHS_5, ECHO_12,
                    ECHO_20, ECHO_30);

    private final String title;
    private final Noise noise;
    private final double snr;
    private final int lossPercent;

    Condition(String title, Noise noise, double snr, int lossPercent) {
        this.title = title;
        this.noise = noise;
        this.snr = snr;
        this.lossPercent = lossPercent;
    }

    String title() {
        return title;
    }

    /**
     * The scene a caller's frames make, two seconds and more of line before and after.
     *
     * @throws IOException if sox is needed and is not there
     */
    NoisyScene of(Utterance utterance, Surroundings surroundings, Random random)
            throws IOException, InterruptedException {
        return carried(
                NoisyScene.of(utterance, noise, snr, surroundings.of(noise), random), random);
    }

    /** A prompt is played to a caller who answers before its end. */
    PromptScene answered(Utterance answer, Surroundings surroundings, long seed)
            throws IOException, InterruptedException {
        NoisyScene playing = of(answer, surroundings, new Random(seed));
        List<Frame> held =
                noise == Noise.ECHO
                        ? CLEAN.of(answer, surroundings, new Random(seed)).frames()
                        : playing.frames();
        return new PromptScene(
                playing.frames(), held, prompt(answer, surroundings, seed), playing.firstVoice());
    }

    /** A prompt is played for as long to a caller who says nothing. */
    PromptScene unanswered(Utterance answer, Surroundings surroundings, long seed)
            throws IOException, InterruptedException {
        NoisyScene playing = unspoken(answer, surroundings, new Random(seed));
        List<Frame> held =
                noise == Noise.ECHO
                        ? CLEAN.unspoken(answer, surroundings, new Random(seed)).frames()
                        : playing.frames();
        return new PromptScene(playing.frames(), held, prompt(answer, surroundings, seed), 0);
    }

    /** What is played, whether it comes back or not. */
    private static List<Frame> prompt(Utterance answer, Surroundings surroundings, long seed)
            throws IOException, InterruptedException {
        return ECHO_30.of(answer, surroundings, new Random(seed)).played();
    }

    private NoisyScene unspoken(Utterance utterance, Surroundings surroundings, Random random)
            throws IOException, InterruptedException {
        return carried(
                NoisyScene.unspoken(utterance, noise, snr, surroundings.of(noise), random), random);
    }

    /** The same as it comes over the line. */
    NoisyScene carried(NoisyScene scene, Random random) throws IOException, InterruptedException {
        return new NoisyScene(
                carried(scene.frames(), random),
                scene.played(),
                scene.firstVoice(),
                scene.lastVoice());
    }

    private List<Frame> carried(List<Frame> frames, Random random)
            throws IOException, InterruptedException {
        List<Frame> carried = new ArrayList<>(frames.size());
        for (Frame frame : coded(frames)) {
            Frame arrived = random.nextInt(100) < lossPercent ? Frame.SILENCE : frame;
            carried.add(G711.MU_LAW.decode(G711.MU_LAW.encode(arrived)));
        }
        return carried;
    }

    /** By the telephone, before it comes to us. */
    List<Frame> coded(List<Frame> frames) throws IOException, InterruptedException {
        return frames;
    }
}
