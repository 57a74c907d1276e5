package dev.orderline.speech.audio;

import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Prints how well voice activity is found in noise, a line per condition. Run from the module,
 * after test-compile, as the decision record says; an argument names another folder of utterances.
 */
final class VoiceActivityBench {
    private record Condition(Noise noise, double snr) {}

    private static final List<Condition> CONDITIONS = new ArrayList<>();

    static {
        CONDITIONS.add(new Condition(Noise.SILENCE, 0));
        for (Noise noise : List.of(Noise.WHITE, Noise.HUM, Noise.BABBLE))
            for (double snr : new double[] {20, 15, 10, 5})
                CONDITIONS.add(new Condition(noise, snr));
        CONDITIONS.add(new Condition(Noise.CLICKS, 5));
        CONDITIONS.add(new Condition(Noise.COUGHS, 5));
        CONDITIONS.add(new Condition(Noise.ECHO, 20));
    }

    private static final int ROUNDS = 5;

    private VoiceActivityBench() {}

    public static void main(String[] folder) {
        List<Utterance> utterances =
                Utterances.read(folder.length == 0 ? Utterances.FOLDER : Path.of(folder[0]));
        System.out.println(
                "condition   onset ms p50/p95  missed %  false onsets/min  end ms p50/p95  lost %");
        run(utterances, () -> new VoiceActivity()::hear);
    }

    static void run(List<Utterance> utterances, Supplier<Predicate<Frame>> detectors) {
        for (Condition condition : CONDITIONS)
            System.out.println(judge(condition, utterances, detectors));
    }

    private static String judge(
            Condition condition, List<Utterance> utterances, Supplier<Predicate<Frame>> detectors) {
        var random = new Random(1);
        var tally = new Tally();
        for (int round = 0; round < ROUNDS; round++)
            for (Utterance utterance : utterances)
                tally.add(
                        NoisyScene.of(
                                utterance, condition.noise, condition.snr, utterances, random),
                        detectors.get());
        return "%-8s %2.0f    %s".formatted(condition.noise, condition.snr, tally);
    }

    /** Sums up over scenes. */
    private static final class Tally {
        /** An onset this much before the truth is still the utterance's. */
        private static final int EARLY = 2;

        /** What a recogniser is fed from before the onset: 300 ms. */
        private static final int PRE_ROLL = 15;

        private final List<Integer> onsets = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private int scenes;
        private int falseOnsets;
        private int quietFrames;
        private int voicedFrames;
        private int lostFrames;

        void add(NoisyScene scene, Predicate<Frame> detector) {
            int frames = scene.frames().size();
            boolean[] fed = new boolean[frames];
            boolean before = false;
            int onset = -1;
            int end = -1;
            for (int i = 0; i < frames; i++) {
                boolean voice = detector.test(scene.frames().get(i));
                boolean within = i >= scene.firstVoice() - EARLY && i <= scene.lastVoice() + 3;
                if (voice && !before) {
                    if (!within) falseOnsets++;
                    for (int k = Math.max(0, i - PRE_ROLL); k < i; k++) fed[k] = true;
                }
                if (voice && within && onset < 0) onset = i;
                if (!voice && before && i > scene.firstVoice() && end <= scene.lastVoice()) end = i;
                fed[i] = voice;
                before = voice;
            }
            if (before && end <= scene.lastVoice()) end = frames;
            scenes++;
            if (onset >= 0) {
                onsets.add(Math.max(0, onset - scene.firstVoice() + 1));
                ends.add(end - scene.lastVoice());
            }
            int voiced = scene.lastVoice() - scene.firstVoice() + 1;
            quietFrames += frames - voiced;
            voicedFrames += voiced;
            for (int i = scene.firstVoice(); i <= scene.lastVoice(); i++) if (!fed[i]) lostFrames++;
        }

        @Override
        public String toString() {
            return "%4d/%4d         %5.1f          %5.1f        %4d/%4d       %5.1f"
                    .formatted(
                            ms(onsets, 0.5),
                            ms(onsets, 0.95),
                            100.0 * (scenes - onsets.size()) / scenes,
                            falseOnsets * 3_000.0 / quietFrames,
                            ms(ends, 0.5),
                            ms(ends, 0.95),
                            100.0 * lostFrames / voicedFrames);
        }

        private static long ms(List<Integer> frames, double share) {
            int at = (int) (share * frames.size());
            return Frame.duration(frames.stream().sorted().skip(at).findFirst().orElse(0))
                    .toMillis();
        }
    }
}
