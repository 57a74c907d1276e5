package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;

/**
 * Listening to the answer to one question. Frames go in one by one, on the call's thread; after
 * each it says what is known by now. Who finds that an utterance was no answer goes on: the next
 * one is heard on its own.
 */
public interface Listening extends AutoCloseable {
    /** Hears 20 ms more while nothing is played; see {@link #hear(Frame, Frame)}. */
    default Hearing hear(Frame frame) {
        return hear(frame, Frame.SILENCE);
    }

    /**
     * Hears 20 ms more. Never waits: decoding goes on elsewhere, and its results come with later
     * frames.
     *
     * @param played what the caller was given to hear in the same 20 ms: where it comes back, it is
     *     no voice
     * @throws SpeechFailure if the decoder failed; this answer is lost, the call is not
     */
    Hearing hear(Frame frame, Frame played);

    /** How many frames were given to the decoder so far; one heard anew counts again. */
    int decoded();

    /** Ends listening and frees the decoder. Idempotent. */
    @Override
    void close();
}
