package dev.orderline.ivr.replay;

/** Whether a caller would now be led elsewhere. */
public sealed interface Verdict {
    /**
     * The caller comes to the same questions and the same end, as far as the record goes.
     *
     * @param spared questions that need not be repeated any more, because the answer is understood
     *     at once
     */
    record Same(int spared) implements Verdict {}

    /**
     * The ways part here, after the last exchange.
     *
     * @param then where the caller came to
     * @param now where they would come to; the same when the answer means something else
     */
    record Elsewhere(Point then, Point now) implements Verdict {}

    /**
     * The record does not say.
     *
     * @param why for people
     */
    record Unknown(String why) implements Verdict {}
}
