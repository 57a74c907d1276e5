package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.G711;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.util.List;
import java.util.Random;

/** What the telephone does to an utterance; all of it goes through mu-law. */
enum Condition {
    CLEAN("G.711", Noise.SILENCE, 0, 0),
    NOISE_20("noise 20 dB", Noise.WHITE, 20, 0),
    NOISE_15("noise 15 dB", Noise.WHITE, 15, 0),
    NOISE_10("noise 10 dB", Noise.WHITE, 10, 0),
    NOISE_5("noise 5 dB", Noise.WHITE, 5, 0),
    BABBLE_15("voices 15 dB", Noise.BABBLE, 15, 0),
    LOSS_1("1 % lost", Noise.SILENCE, 0, 1),
    LOSS_3("3 % lost", Noise.SILENCE, 0, 3),
    ECHO_20("echo 20 dB", Noise.ECHO, 20, 0);

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

    /** The scene a caller's frames make, two seconds and more of line before and after. */
    NoisyScene of(Utterance utterance, List<Utterance> others, Random random) {
        NoisyScene scene = NoisyScene.of(utterance, noise, snr, others, random);
        List<Frame> carried =
                scene.frames().stream()
                        .map(frame -> random.nextInt(100) < lossPercent ? Frame.SILENCE : frame)
                        .map(frame -> G711.MU_LAW.decode(G711.MU_LAW.encode(frame)))
                        .toList();
        return new NoisyScene(carried, scene.firstVoice(), scene.lastVoice());
    }
}
