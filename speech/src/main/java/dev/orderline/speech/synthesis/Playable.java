package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.Optional;

/**
 * A prompt on its way to the caller, pulled frame by frame on the call's thread. Dropping it
 * half-way is fine.
 */
public interface Playable {
    /**
     * The next frame; empty when it is not rendered yet or everything has been pulled. Never waits.
     *
     * @throws SpeechFailure if a sentence could not be rendered, or not in time
     */
    Optional<Frame> next();

    /** Whether every frame has been pulled. */
    boolean ended();
}
