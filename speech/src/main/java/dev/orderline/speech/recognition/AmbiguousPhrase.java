package dev.orderline.speech.recognition;

/** A phrase that would stand for two things. Its author is told which. */
public final class AmbiguousPhrase extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String phrase;
    private final String first;
    private final String second;

    /**
     * @param first the meaning that has it already
     */
    AmbiguousPhrase(String phrase, String first, String second) {
        super("\"" + phrase + "\" stands for both " + first + " and " + second);
        this.phrase = phrase;
        this.first = first;
        this.second = second;
    }

    public String phrase() {
        return phrase;
    }

    /** The meaning that has it already. */
    public String first() {
        return first;
    }

    /** The meaning that has it as well. */
    public String second() {
        return second;
    }
}
