package dev.orderline.ivr.asterisk;

/**
 * A peer said something that Asterisk would not say. Ends that one connection; the message goes to
 * the log and holds nothing the peer said.
 */
final class ProtocolFault extends Exception {
    private static final long serialVersionUID = 1;

    ProtocolFault(String what) {
        super(what, null, false, false); // expected of strangers: no stack trace
    }

    /** What was wrong, as half a sentence. */
    String what() {
        return String.valueOf(getMessage());
    }
}
