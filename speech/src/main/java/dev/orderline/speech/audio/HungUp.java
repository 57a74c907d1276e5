package dev.orderline.speech.audio;

/** The far end is gone. Not a failure: unwind, record how far the call came, and stop. */
public final class HungUp extends Exception {
    private static final long serialVersionUID = 1;

    /** Who or what ended the call. */
    public enum By {
        CALLER,
        /** No audio for so long that the connection must be dead. */
        LOST_MEDIA
    }

    private final By by;

    public HungUp(By by) {
        super(by.name(), null, false, false); // a normal event: no stack trace
        this.by = by;
    }

    public By by() {
        return by;
    }
}
