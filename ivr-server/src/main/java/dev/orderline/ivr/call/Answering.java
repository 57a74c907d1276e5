package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Line;
import java.util.Optional;

/**
 * What a transport does with media that has come: shows its ticket, then hands over its line.
 * Thread-safe.
 */
public interface Answering {
    /**
     * Takes the ticket of {@code id}; empty means: close the connection. Never waits: an event loop
     * calls it.
     */
    Optional<Admitted> redeem(CallId id, Transport transport);

    /**
     * Runs the call to its end on the current (virtual) thread, and returns when its outcome is
     * committed; the transport then closes {@code line}. Never throws: whatever goes wrong in a
     * call is dealt with inside.
     */
    void answer(Admitted admitted, Line line) throws InterruptedException;
}
