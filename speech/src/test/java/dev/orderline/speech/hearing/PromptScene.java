package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import java.util.List;

/**
 * What comes over the line while a prompt is played to a caller.
 *
 * @param playing what comes while the prompt is heard, its echo with it
 * @param held what comes instead while it is held: the same without the echo
 * @param played the prompt itself
 * @param firstVoice the frame in which the caller begins to speak; 0 if they are silent
 */
record PromptScene(List<Frame> playing, List<Frame> held, List<Frame> played, int firstVoice) {
    PromptScene {
        playing = List.copyOf(playing);
        held = List.copyOf(held);
        played = List.copyOf(played);
        if (playing.size() != held.size() || playing.size() != played.size())
            throw new IllegalArgumentException("not as long as one another");
    }

    int length() {
        return playing.size();
    }
}
