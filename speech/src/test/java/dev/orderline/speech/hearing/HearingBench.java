package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.KeptVoice;
import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.PromptCache;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Measures how well callers are heard, beside the same audio through plain Vosk; {@code
 * scripts/bench hearing} prints and keeps it. Run from the project's folder: arguments are {@code
 * --wrong}, to tell what was heard wrong, {@code --dictation}, to try Vosk without a grammar as
 * well (which takes ten times as long), how many utterances a row has, and voices; without, 60 of
 * {@code mary}, which the starter model has not heard, and of two that it has.
 */
public final class HearingBench {
    private static final long SEED = 5;
    private static final Path MODEL = Path.of("models/starter");
    private static final Path KEPT = Path.of("data/hearing");
    private static final long KEPT_BYTES = 4L << 30;

    /** Voices that the starter model has not learned from (models/starter/README.md). */
    private static final List<String> UNSEEN = List.of("mary");

    private static final Acceptor WRONG_NUMBER =
            Grammars.ENGLISH.digits(8, 8, digits -> !Ean8.fits(digits));

    private static final String HEAD =
            "%-13s %-13s %5s  %-16s %-16s %-16s  %7s %7s%n"
                    .formatted("", "", "of", "ours", "phrase list", "no grammar", "ms", "real t.");

    private final int count;
    private final boolean tellsWrong;
    private final PromptCache kept;
    private final List<Ear> ears;

    /** What babble and echo are made of. */
    private final List<Utterance> others = new ArrayList<>();

    private HearingBench(
            int count, boolean tellsWrong, boolean dictation, PromptCache kept, VoskModel model) {
        this.count = count;
        this.tellsWrong = tellsWrong;
        this.kept = kept;
        this.ears =
                dictation
                        ? List.of(Ear.ours(model), Ear.phraseList(model), Ear.dictation(model))
                        : List.of(Ear.ours(model), Ear.phraseList(model));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        boolean tellsWrong = given.remove("--wrong");
        boolean dictation = given.remove("--dictation");
        int count = given.isEmpty() ? 60 : Integer.parseInt(given.removeFirst());
        if (given.isEmpty()) given.addAll(List.of("mary", "flite:slt", "espeak:en-us"));
        try (VoskModel model = VoskModel.load(MODEL)) {
            var kept = PromptCache.open(KEPT, Duration.ofMinutes(1), KEPT_BYTES);
            var bench = new HearingBench(count, tellsWrong, dictation, kept, model);
            for (String voice : given) bench.voice(voice);
        }
        System.out.println(
                "Each: right in 100 (Wilson's interval of 95 %); of what is no answer: taken for"
                        + " one. ms: from the end of speech to the meaning, median;"
                        + " real t.: seconds of processor for a second of audio, ours.");
    }

    private void voice(String name) throws IOException, InterruptedException {
        boolean seen = !UNSEEN.contains(name);
        System.out.printf(
                "%nvoice %s, %s%n%s",
                name, seen ? "which the model has learned from" : "unknown to the model", HEAD);
        CallerVoice voice = new KeptVoice(name, CallerVoice.named(name), kept);
        others.clear();
        for (String words : Kind.OUTSIDE) others.add(spoken(voice, words, words));
        for (Kind kind : Kind.values()) row(voice, kind, Condition.CLEAN);
        for (Condition condition : Condition.values())
            if (condition != Condition.CLEAN) row(voice, Kind.ORDER_NUMBER, condition);
        for (Kind kind : List.of(Kind.ORDER_NUMBER, Kind.CODE, Kind.YES_NO, Kind.WISH, Kind.ITEM))
            outside(kind);
        wrongNumbers(voice);
    }

    /** Order numbers whose check digit does not fit: whichever is taken, it was not said. */
    private void wrongNumbers(CallerVoice voice) throws IOException, InterruptedException {
        var random = new Random(SEED);
        List<Utterance> wrong = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String words = WRONG_NUMBER.example(random);
            wrong.add(spoken(voice, words, words));
        }
        outside("wrong number", Kind.ORDER_NUMBER, wrong);
    }

    private static Utterance spoken(CallerVoice voice, String words, String written)
            throws IOException, InterruptedException {
        return new Utterance("", "", words, voice.speak(written));
    }

    /** What is counted in a row, for each way to hear. */
    private static final class Tally {
        private Proportion right = new Proportion(0, 0);
        private final List<Integer> millis = new ArrayList<>();
        private long nanos;
        private long frames;

        void add(Ear.Heard heard, boolean good, NoisyScene scene) {
            right = right.plus(good);
            if (heard.endMillis() >= 0) millis.add(heard.endMillis());
            nanos += heard.nanos();
            frames += scene.frames().size();
        }

        int median() {
            return millis.isEmpty() ? 0 : millis.stream().sorted().toList().get(millis.size() / 2);
        }

        double realTime() {
            return nanos / 1e6 / (frames * Frame.LENGTH.toMillis());
        }
    }

    private void row(CallerVoice voice, Kind kind, Condition condition)
            throws IOException, InterruptedException {
        var random = new Random(SEED + kind.name().hashCode());
        var noise = new Random(SEED + condition.name().hashCode());
        List<Tally> tallies = tallies();
        for (int i = 0; i < count; i++) {
            String words = kind.words(random);
            Meaning meant =
                    kind.grammar()
                            .meaning(words)
                            .orElseThrow(
                                    () -> new IllegalStateException(kind + " is never: " + words));
            NoisyScene scene =
                    condition.of(spoken(voice, words, kind.written(words)), others, noise);
            for (int ear = 0; ear < ears.size(); ear++) {
                Ear.Heard heard = ears.get(ear).hear(scene, kind.grammar());
                boolean right = heard.meaning().equals(Optional.of(meant));
                tallies.get(ear).add(heard, right, scene);
                if (ear == 0 && !right && tellsWrong)
                    System.out.printf("  %s | heard: %s%n", words, heard.told());
            }
        }
        print(kind.name(), condition.title(), tallies);
    }

    /** What is no answer, in the same voice. */
    private void outside(Kind kind) {
        outside("no " + kind.name(), kind, others);
    }

    private void outside(String title, Kind kind, List<Utterance> said) {
        var noise = new Random(SEED);
        List<Tally> tallies = tallies();
        for (Utterance other : said) {
            NoisyScene scene = Condition.CLEAN.of(other, others, noise);
            for (int ear = 0; ear < ears.size(); ear++) {
                Ear.Heard heard = ears.get(ear).hear(scene, kind.grammar());
                tallies.get(ear).add(heard, heard.meaning().isPresent(), scene);
            }
        }
        print(title, Condition.CLEAN.title(), tallies);
    }

    private List<Tally> tallies() {
        return ears.stream().map(_ -> new Tally()).toList();
    }

    private static void print(String kind, String condition, List<Tally> tallies) {
        Tally ours = tallies.getFirst();
        System.out.printf(
                Locale.ROOT,
                "%-13s %-13s %5d  %-16s %-16s %-16s  %7d %7.3f%n",
                kind.toLowerCase(Locale.ROOT).replace('_', ' '),
                condition,
                ours.right.of(),
                ours.right,
                tallies.get(1).right,
                tallies.size() > 2 ? tallies.get(2).right : "",
                ours.median(),
                ours.realTime());
    }
}
