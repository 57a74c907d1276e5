package dev.orderline.ivr.command;

/** Why something could not be done, in a sentence for the person at the terminal. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Complaint(String sentence) {
        super(sentence);
    }
}
