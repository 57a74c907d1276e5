package dev.orderline.ivr.console;

/** Ends the reading of a request that is not as it should be. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("refused", null, false, false); // expected of strangers: no stack trace
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
