package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.recognition.Understanding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is expected of a caller helps to hear it, and is never heard when something else is said.
 */
@Tag("slow")
@ResourceLock(DecoderNoise.RANDOM)
class ExpectedAnswersTest {
    private static final String ORDER = "order-number";
    private static final VoskModel model = VoskModel.load(Path.of("../models/starter"));
    private static final VoskDecoder decoder = VoskDecoder.waiting(model);
    private static final EndpointedRecognizer recognizer = new EndpointedRecognizer(decoder);
    private static final PhraseGrammar NUMBERS =
            PhraseGrammar.filling(
                    ORDER,
                    Grammars.ENGLISH,
                    List.of("[my] order number"),
                    Grammars.ENGLISH.digits(8, 8));

    private static final List<Utterance> ALL = Utterances.read(Utterances.FOLDER);
    private static final List<Utterance> SAID =
            ALL.stream()
                    .filter(utterance -> NUMBERS.meaning(utterance.words()).isPresent())
                    .toList();

    @AfterAll
    static void close() {
        decoder.close();
        model.close();
    }

    /** Numbers of the caller's own that differ from what is said in one or two digits. */
    @ParameterizedTest
    @ValueSource(doubles = {60, 15, 10})
    void aNumberIsNotTakenForAPlausibleOneNextToIt(double snr) {
        assertTrue(SAID.size() > 5);
        var random = new Random(1);
        for (Utterance utterance : SAID) {
            String said = NUMBERS.meaning(utterance.words()).orElseThrow().value();
            List<String> plausible =
                    List.of(neighbour(said, 1, random), neighbour(said, 2, random));
            Optional<String> heard =
                    heard(utterance, Noise.WHITE, snr, NUMBERS.expecting(ORDER, plausible));
            if (heard.isPresent()) assertTrue(!plausible.contains(heard.get()), said);
        }
    }

    @Test
    void whatIsExpectedIsHeardThroughOtherVoices() {
        var random = new Random(2);
        int right = 0;
        int rightWithout = 0;
        for (Utterance utterance : SAID) {
            String said = NUMBERS.meaning(utterance.words()).orElseThrow().value();
            List<String> own = List.of(neighbour(said, 3, random), said);
            for (double snr : new double[] {15, 12, 8}) {
                PhraseGrammar expecting = NUMBERS.expecting(ORDER, own);
                if (heard(utterance, Noise.BABBLE, snr, expecting).equals(Optional.of(said)))
                    right++;
                if (heard(utterance, Noise.BABBLE, snr, NUMBERS).equals(Optional.of(said)))
                    rightWithout++;
            }
        }
        assertTrue(right > rightWithout, right + " with, " + rightWithout + " without");
    }

    private static String neighbour(String number, int digits, Random random) {
        var changed = new StringBuilder(number);
        for (int at : random.ints(0, number.length()).distinct().limit(digits).toArray()) {
            int other = (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
            changed.setCharAt(at, (char) ('0' + other));
        }
        return changed.toString();
    }

    private static Optional<String> heard(
            Utterance utterance, Noise noise, double snr, PhraseGrammar grammar) {
        NoisyScene scene = NoisyScene.of(utterance, noise, snr, ALL, new Random(2));
        DecoderNoise.restart();
        try (Listening listening = recognizer.listen(grammar)) {
            for (Frame frame : scene.frames())
                if (listening.hear(frame) instanceof Hearing.Utterance answer)
                    return Understanding.of(answer.nBest(), answer.revisions(), grammar)
                            .map(Understanding::meaning)
                            .map(Meaning::value);
        }
        return Optional.empty();
    }
}
