package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import java.util.Optional;

/**
 * One key, from the finger going down to the pause before the next, step by step of 20 ms: held for
 * 100 ms, its end told three times (RFC 4733, section 2.5.1.4), then 80 ms of silence. No audio is
 * sent before that silence. Confined to one thread.
 */
final class KeyPress {
    private static final int HELD = 5;
    private static final int ENDS = 3;
    private static final int PAUSE = 4;

    private final Digit digit;
    private int step;

    KeyPress(Digit digit) {
        this.digit = digit;
    }

    Digit digit() {
        return digit;
    }

    /** Whether the finger goes down in this step. */
    boolean goesDown() {
        return step == 0;
    }

    /** Whether the finger comes up in this step. */
    boolean comesUp() {
        return step == HELD;
    }

    /** How long ago the finger went down. */
    int samplesSinceDown() {
        return step * Frame.SAMPLES;
    }

    /** What to send in this step; empty in the silence afterwards. */
    Optional<TelephoneEvent> event() {
        if (step >= HELD + ENDS) return Optional.empty();
        boolean end = step >= HELD;
        int frames = Math.min(step + 1, HELD);
        return Optional.of(TelephoneEvent.of(digit.key(), end, frames * Frame.SAMPLES));
    }

    void advance() {
        step++;
    }

    boolean over() {
        return step >= HELD + ENDS + PAUSE;
    }
}
