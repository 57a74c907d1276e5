package dev.orderline.speech.recognition;

/** A phrase pattern that cannot be read. Its author is told where. */
public final class BadPattern extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    BadPattern(String pattern, int position, String why) {
        super(why + " at position " + (position + 1) + " of \"" + pattern + "\"");
        this.position = position;
    }

    /** Index of the offending character in the pattern, counted from 0; its length for the end. */
    public int position() {
        return position;
    }
}
