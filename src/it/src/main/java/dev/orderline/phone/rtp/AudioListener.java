package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;

/**
 * Hears of every packet of a call as it goes. Called on the threads that send and receive for all
 * calls: must not wait and must not throw. Times are of {@link System#nanoTime}.
 */
public interface AudioListener {
    /** A packet of audio went out. */
    void said(long nanos, boolean loud);

    /** A packet of audio came in. */
    void heard(long nanos, boolean loud);

    /** A key was released; {@code loud} packets do not come while it is held. */
    void pressed(Digit digit, long downNanos, long upNanos);
}
