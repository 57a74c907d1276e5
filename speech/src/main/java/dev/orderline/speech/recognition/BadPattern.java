package dev.orderline.speech.recognition;

/** A phrase pattern that cannot be read. Its author is told where. */
public final class BadPattern extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String pattern;
    private final int position;
    private final String why;

    BadPattern(String pattern, int position, String why) {
        super(why + " at position " + (position + 1) + " of \"" + pattern + "\"");
        this.pattern = pattern;
        this.position = position;
        this.why = why;
    }

    /** The pattern that cannot be read: that which was given, or one of a rule. */
    public String pattern() {
        return pattern;
    }

    /** What is wrong, without the place. */
    public String why() {
        return why;
    }

    /** Index of the offending character in the pattern, counted from 0; its length for the end. */
    public int position() {
        return position;
    }
}
