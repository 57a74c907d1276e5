package dev.orderline.speech.models;

/**
 * Why a model could not be got or is not as it should be, and what to do, in a sentence for the
 * person at the terminal.
 */
public final class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelFailure(String sentence) {
        super(sentence);
    }

    public ModelFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
