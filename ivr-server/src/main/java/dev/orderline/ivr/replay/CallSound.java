package dev.orderline.ivr.replay;

import dev.orderline.speech.audio.Frame;
import java.util.List;

/** What the caller of a recorded call said, as sound. */
public interface CallSound {
    /**
     * The caller's lane from frame {@code from} of the call up to frame {@code to}, which is not in
     * it.
     */
    Excerpt caller(RecordedCall call, int from, int to);

    /** A piece of a recording. */
    sealed interface Excerpt {
        record Sound(List<Frame> frames) implements Excerpt {
            public Sound {
                frames = List.copyOf(frames);
            }
        }

        /**
         * It is not there, or not as it was recorded.
         *
         * @param why for people: "its caller refused to be recorded"
         */
        record Missing(String why) implements Excerpt {}
    }
}
