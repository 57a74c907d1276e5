package dev.orderline.ivr.command;

/** Why something could not be done, in a sentence for the person at the terminal. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    Complaint(String sentence) {
        super(sentence);
    }
}
