package dev.orderline.ivr.sounds;

import dev.orderline.speech.audio.Frame;
import java.time.Duration;

/**
 * Silence between sounds; each sound brings some 50 ms more at its edges. Each pause is a sound of
 * its own, so that a key that is pressed meanwhile is heard.
 */
enum Pause {
    /** Where a comma is. */
    COMMA("silence-140", Duration.ofMillis(140)),
    /** Between sentences. */
    SENTENCE("silence-240", Duration.ofMillis(240)),
    /** The same for who wants to be spoken to slowly. */
    LONG("silence-700", Duration.ofMillis(700));

    private final String sound;
    private final int frames;

    Pause(String sound, Duration length) {
        this.sound = sound;
        this.frames = Frame.count(length);
    }

    /** Its sound's name. */
    String sound() {
        return sound;
    }

    short[] samples() {
        return new short[frames * Frame.SAMPLES];
    }
}
