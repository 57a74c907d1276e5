package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class VoskDecodingTest {
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final Deque<VoskDecoding> told = new ArrayDeque<>();
    private final VoskDecoding decoding =
            new VoskDecoding(
                    () -> {
                        throw new SpeechFailure("no recogniser today");
                    },
                    turns::addLast,
                    told::addLast);

    @Test
    void oneTurnIsDueHoweverMuchWaits() {
        decoding.begin();
        for (int i = 0; i < 10; i++) decoding.accept(Frame.SILENCE);
        decoding.finish();
        assertEquals(1, turns.size());
    }

    @Test
    void aDecoderThatLagsTooFarBehindIsAFailure() {
        for (int i = 0; i < VoskDecoding.MAX_WAITING; i++) decoding.accept(Frame.SILENCE);
        assertThrows(SpeechFailure.class, () -> decoding.accept(Frame.SILENCE));
    }

    @Test
    void aRecogniserThatCannotBeMadeFailsTheDecodingFromThenOn() {
        decoding.accept(Frame.SILENCE);
        turns.removeFirst().run();
        assertThrows(SpeechFailure.class, decoding::poll);
        assertThrows(SpeechFailure.class, () -> decoding.accept(Frame.SILENCE));
        assertThrows(SpeechFailure.class, decoding::finish);
        assertEquals(0, turns.size());
        decoding.close();
    }

    @Test
    void closingTellsOnceAndTakesNothingMore() {
        decoding.close();
        decoding.close();
        assertEquals(1, told.size());
        assertThrows(IllegalStateException.class, () -> decoding.accept(Frame.SILENCE));
    }

    @Test
    void aDecodingClosedBeforeItsFirstTurnMakesNoRecogniser() {
        decoding.begin();
        decoding.close();
        turns.removeFirst().run(); // would fail if it made one
        assertEquals(0, turns.size());
        assertEquals(true, decoding.poll().isEmpty());
    }
}
