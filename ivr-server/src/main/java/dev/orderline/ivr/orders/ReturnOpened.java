package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.ReturnRules.Verdict;
import java.time.LocalDate;

/** What comes of asking for a return. */
public sealed interface ReturnOpened {
    /**
     * The line may be sent back, all of it.
     *
     * @param until the last day of its window
     */
    record Opened(RmaNumber rma, LocalDate until) implements ReturnOpened {}

    /** The rules are against it. */
    record NotReturnable(Verdict.Refusal why) implements ReturnOpened {}

    /** The order has been deleted since it was proved, or this line of it. */
    record Gone() implements ReturnOpened {}
}
