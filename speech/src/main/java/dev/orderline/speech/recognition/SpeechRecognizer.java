package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.FrontEnd;

/** Turns speech into words. Shared by all calls. */
public interface SpeechRecognizer {
    /**
     * Starts to listen to one question's answer, favouring what {@code grammar} admits. The caller
     * of this closes it.
     *
     * @param frontEnd of the line; what it learned of the line before helps
     */
    Listening listen(Grammar grammar, FrontEnd frontEnd);

    /** Starts to listen to a line of which nothing is known. */
    default Listening listen(Grammar grammar) {
        return listen(grammar, new FrontEnd());
    }
}
