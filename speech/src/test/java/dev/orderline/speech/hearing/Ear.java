package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.recognition.Understanding;
import dev.orderline.speech.vosk.PlainVosk;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One way to hear. Used by one thread. */
interface Ear {
    /**
     * What came of a scene.
     *
     * @param told what was heard, for those who look for reasons
     * @param likeliest what we take for likeliest, even if it is not likely enough to be the
     *     meaning
     * @param endMillis from the end of speech to the meaning, on the call's clock; negative if the
     *     whole recording was heard before anything was said of it
     * @param nanos spent
     */
    record Heard(
            Optional<Meaning> meaning,
            String told,
            Optional<Understanding> likeliest,
            int endMillis,
            long nanos) {}

    Heard hear(NoisyScene scene, Grammar grammar);

    /** What a call listens with, in audio time. */
    static SpeechRecognizer recognizer(VoskModel model) {
        return new EndpointedRecognizer(VoskDecoder.waiting(model));
    }

    /** As a call hears. */
    static Ear ours(VoskModel model) {
        SpeechRecognizer recognizer = recognizer(model);
        return (scene, grammar) -> {
            long began = System.nanoTime();
            try (Listening listening = recognizer.listen(grammar)) {
                for (int now = 0; now < scene.frames().size(); now++)
                    if (listening.hear(scene.frames().get(now), scene.played().get(now))
                            instanceof Hearing.Utterance utterance) {
                        int end = (now - scene.lastVoice()) * (int) Frame.LENGTH.toMillis();
                        return new Heard(
                                understood(utterance, grammar).map(Understanding::meaning),
                                told(utterance.nBest()),
                                Understanding.likeliest(
                                        utterance.nBest(), utterance.revisions(), grammar),
                                end,
                                since(began));
                    }
            }
            return new Heard(Optional.empty(), "", Optional.empty(), -1, since(began));
        };
    }

    private static Optional<Understanding> understood(
            Hearing.Utterance utterance, Grammar grammar) {
        return Understanding.of(utterance.nBest(), utterance.revisions(), grammar);
    }

    private static String told(List<Hypothesis> nBest) {
        return nBest.stream()
                .map(each ->
                        String.format(
                                Locale.ROOT,
                                "%.2f %s",
                                each.score() - nBest.getFirst().score(),
                                each.words()))
                .collect(Collectors.joining("; "));
    }

    /** Vosk with the grammar's phrases as its list, and nothing else. */
    static Ear phraseList(VoskModel model) {
        var plain = new PlainVosk(model);
        return (scene, grammar) -> {
            long began = System.nanoTime();
            return plain(plain.phraseList(grammar, scene.frames()), grammar, began);
        };
    }

    /** Vosk without a grammar. */
    static Ear dictation(VoskModel model) {
        var plain = new PlainVosk(model);
        return (scene, grammar) -> {
            long began = System.nanoTime();
            return plain(plain.dictation(scene.frames()), grammar, began);
        };
    }

    private static Heard plain(String words, Grammar grammar, long began) {
        String answer = words.replace("[unk]", " ").strip().replaceAll(" +", " ");
        return new Heard(grammar.meaning(answer), words, Optional.empty(), -1, since(began));
    }

    private static long since(long began) {
        return System.nanoTime() - began;
    }
}
