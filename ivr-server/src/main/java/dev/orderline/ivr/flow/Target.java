package dev.orderline.ivr.flow;

/**
 * Where the dialplan takes the caller when we are done; a name the dialplan knows, never a dial
 * string.
 */
public enum Target {
    HANG_UP("hangup"),
    PERSON("person"),
    QUEUE("queue"),
    VOICEMAIL("voicemail");

    private final String dialplanName;

    Target(String dialplanName) {
        this.dialplanName = dialplanName;
    }

    /** The extension in the dialplan's context {@code orderline-next}. */
    public String dialplanName() {
        return dialplanName;
    }
}
