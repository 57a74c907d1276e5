package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.List;

/** What renders a sentence. Thread-safe. */
public interface Engine {
    /**
     * Names engine, version, voice and rate: what, besides the text, decides how it sounds. Part of
     * every cache key.
     */
    String identity();

    /**
     * Renders one sentence, levelled, without leading silence; waits for it, so never call it on a
     * call's thread.
     *
     * @param sentence words only, as {@link TextNormaliser} gives them, at least one
     * @return at least one frame
     * @throws SpeechFailure if the engine cannot speak it
     */
    List<Frame> render(String sentence);
}
