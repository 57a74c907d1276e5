package dev.orderline.speech.audio;

/**
 * A recogniser or a voice could not do its work. Says nothing about the caller; the call goes to a
 * person.
 */
public final class SpeechFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SpeechFailure(String attempted) {
        super(attempted);
    }

    public SpeechFailure(String attempted, Throwable cause) {
        super(attempted, cause);
    }
}
