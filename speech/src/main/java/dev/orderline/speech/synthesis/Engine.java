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
     * The words that are to be said for a sentence as it is written, in the engine's language: no
     * number and no abbreviation is left. Empty if nothing can be said.
     */
    String words(String written);

    /**
     * Renders one sentence, levelled, without leading silence; waits for it, so never call it on a
     * call's thread.
     *
     * @param sentence as {@link #words} gives it, at least one word; a comma at the end makes it a
     *     piece from within a sentence: without any mark, the last word is drawn out
     * @return at least one frame
     * @throws SpeechFailure if the engine cannot speak it
     */
    List<Frame> render(String sentence);
}
