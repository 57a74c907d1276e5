package dev.orderline.ivr.asterisk;

/** The keys a caller may press. */
final class Keys {
    private Keys() {}

    /** Whether {@code key} is one we hear; A to D exist, but only test sets send them. */
    static boolean isKey(char key) {
        return "0123456789*#".indexOf(key) >= 0;
    }
}
