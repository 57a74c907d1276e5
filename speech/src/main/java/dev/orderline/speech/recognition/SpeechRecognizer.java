package dev.orderline.speech.recognition;

/** Turns speech into words. Shared by all calls. */
public interface SpeechRecognizer {
    /**
     * Starts to listen for one answer, favouring what {@code grammar} admits. The caller of this
     * closes it.
     */
    Listening listen(Grammar grammar);
}
