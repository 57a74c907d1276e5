package dev.orderline.speech.recognition;

/** The acoustic search behind a {@link SpeechRecognizer}. Shared by all calls. */
public interface Decoder {
    /**
     * Makes ready to decode what is said under {@code grammar}. Never waits for a model or a graph
     * to be built.
     */
    Decoding start(Grammar grammar);
}
