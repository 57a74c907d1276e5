package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A caller's telephone of which only the keys are heard. Used by one thread. */
public interface Keypad {
    /**
     * Plays sounds, one after the other, and waits for their end.
     *
     * @param sounds names, as {@link Sounds} gives them
     * @param interruptible whether a key ends it, and one that was pressed ahead keeps it from
     *     beginning; otherwise keys that are pressed meanwhile are kept for what comes next
     * @return the key that ended it
     * @throws dev.orderline.speech.audio.SpeechFailure if a sound cannot be played
     */
    Optional<Digit> play(List<String> sounds, boolean interruptible) throws HungUp;

    /** The next key; empty if none is pressed within {@code atMost}. */
    Optional<Digit> await(Duration atMost) throws HungUp;
}
