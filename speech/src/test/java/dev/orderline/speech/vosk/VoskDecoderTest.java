package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.Decoding;
import dev.orderline.speech.recognition.Decoding.Result;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("slow")
@ResourceLock(DecoderNoise.RANDOM)
class VoskDecoderTest {
    private static final List<Utterance> UTTERANCES = Utterances.read(Utterances.FOLDER);

    private final VoskModel model = VoskModel.load(VoskModelTest.STARTER);
    private final ObservedPool threads = new ObservedPool(2);
    private final VoskDecoder decoder = new VoskDecoder(model, threads);

    @AfterEach
    void close() {
        decoder.close();
        model.close();
    }

    @Test
    void wordsThatTheModelDoesNotKnowAreNamedBeforeACallNeedsThem() {
        var grammar =
                PhraseGrammar.choice(
                        "odd",
                        Grammars.ENGLISH,
                        Map.of("a", List.of("my gizmotron [is broken]", "nought")));
        SpeechFailure refused =
                assertThrows(SpeechFailure.class, () -> decoder.prepare(List.of(grammar)));
        assertTrue(
                refused.toString().endsWith("these words of grammar odd: gizmotron, nought"),
                refused.toString());
    }

    @Test
    void whatTheModelCannotHearIsLeftOutOfACallsOwnGrammar() {
        var grammar =
                PhraseGrammar.choice(
                        "own",
                        Grammars.ENGLISH,
                        Map.of("yes", List.of("yes"), "gizmo", List.of("gizmotron")));
        Utterance yes =
                UTTERANCES.stream().filter(u -> u.words().equals("yes")).findFirst().orElseThrow();
        try (Decoding decoding = decoder.start(grammar)) {
            feed(decoding, yes);
            decoding.finish();
            threads.awaitIdle();
            assertEquals("yes", lastFinal(decoding));
        }
    }

    @Test
    void everyFinishGetsItsOwnResult() {
        decoder.prepare(TrialGrammars.ALL);
        try (Decoding decoding = decoder.start(TrialGrammars.YES_NO)) {
            for (Utterance utterance : ofKind("yes-no")) {
                feed(decoding, utterance);
                decoding.finish();
                threads.awaitIdle();
                assertEquals(utterance.words(), lastFinal(decoding), utterance.file());
            }
            decoding.finish();
            threads.awaitIdle();
            assertEquals("", lastFinal(decoding));
        }
    }

    @Test
    void wordsComeWhileSheSpeaks() {
        try (Decoding decoding = decoder.start(TrialGrammars.ORDER_NUMBER)) {
            feed(decoding, ofKind("order-number").getFirst());
            threads.awaitIdle();
            Result partial = decoding.poll().orElseThrow();
            assertFalse(assertInstanceOf(Result.Partial.class, partial).words().isEmpty());
        }
    }

    @Test
    void tenDecodingsAtOnceHearWhatTheyHearAlone() {
        List<Utterance> spoken = ofKind("order-number");
        var decodings = new ArrayList<Decoding>();
        for (Utterance utterance : spoken) {
            Decoding decoding = decoder.start(TrialGrammars.ORDER_NUMBER);
            decodings.add(decoding);
            feed(decoding, utterance);
            decoding.finish();
        }
        threads.awaitIdle();
        for (int i = 0; i < spoken.size(); i++) {
            assertEquals(spoken.get(i).words(), lastFinal(decodings.get(i)));
            decodings.get(i).close();
        }
    }

    @Test
    void closingWithFramesInFlightIsSafeAndFreesEverything() throws Exception {
        decoder.prepare(TrialGrammars.ALL);
        try (var callers = Executors.newFixedThreadPool(4)) {
            var calls = new ArrayList<Callable<Boolean>>();
            for (int seed = 0; seed < 200; seed++) {
                var random = new Random(seed);
                calls.add(() -> hangUpSomewhere(random));
            }
            for (Future<Boolean> call : callers.invokeAll(calls)) assertTrue(call.get());
        }
        assertEquals(0, decoder.open());
    }

    private boolean hangUpSomewhere(Random random) {
        Utterance utterance = UTTERANCES.get(random.nextInt(UTTERANCES.size()));
        int until = random.nextInt(utterance.frames().size());
        try (Decoding decoding = decoder.start(TrialGrammars.ALL.get(random.nextInt(4)))) {
            for (Frame frame : utterance.frames().subList(0, until)) decoding.accept(frame);
            if (random.nextBoolean()) decoding.finish();
            decoding.poll();
        }
        return true;
    }

    @Test
    void closingTheDecoderEndsWhatIsOpen() {
        Decoding decoding = decoder.start(TrialGrammars.YES_NO);
        feed(decoding, UTTERANCES.getFirst());
        decoder.close();
        decoder.close();
        assertEquals(0, decoder.open());
        assertThrows(IllegalStateException.class, () -> decoding.accept(Frame.SILENCE));
        assertThrows(SpeechFailure.class, () -> decoder.start(TrialGrammars.YES_NO));
    }

    @Test
    void aModelClosedTooEarlyIsAFailureNotACrash() {
        decoder.prepare(TrialGrammars.ALL);
        model.close();
        try (Decoding decoding = decoder.start(TrialGrammars.YES_NO)) {
            threads.awaitIdle();
            assertThrows(SpeechFailure.class, decoding::poll);
        }
    }

    private static List<Utterance> ofKind(String kind) {
        return UTTERANCES.stream().filter(utterance -> utterance.kind().equals(kind)).toList();
    }

    private static void feed(Decoding decoding, Utterance utterance) {
        utterance.frames().forEach(decoding::accept);
    }

    private static String lastFinal(Decoding decoding) {
        Result result = decoding.poll().orElseThrow();
        while (result instanceof Result.Partial) result = decoding.poll().orElseThrow();
        Result.Final last = assertInstanceOf(Result.Final.class, result);
        return last.nBest().isEmpty() ? "" : last.nBest().getFirst().words();
    }
}
