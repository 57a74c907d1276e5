package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.Terms;

/** What comes of asking for a return. */
public sealed interface ReturnOpened {
    /** The line may be sent back, all of it. */
    record Opened(RmaNumber rma, Terms terms) implements ReturnOpened {}

    /** The policy is against it. */
    record NotReturnable(Decision.Refused why) implements ReturnOpened {}

    /** A person has to decide. */
    record NeedsPerson(Decision.ForPerson why) implements ReturnOpened {}

    /** The order has been deleted since it was proved, or this line of it. */
    record Gone() implements ReturnOpened {}
}
