package dev.orderline.ivr.replay;

import dev.orderline.speech.audio.Frame;
import java.util.List;

/** What was said in a recorded call, as sound. */
public interface CallSound {
    /**
     * Both lanes from frame {@code from} of the call up to frame {@code to}, which is not in it.
     */
    Excerpt between(RecordedCall call, int from, int to);

    /** A piece of a recording. */
    sealed interface Excerpt {
        /**
         * @param caller's lane
         * @param ours as long
         */
        record Sound(List<Frame> caller, List<Frame> ours) implements Excerpt {
            public Sound {
                caller = List.copyOf(caller);
                ours = List.copyOf(ours);
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
