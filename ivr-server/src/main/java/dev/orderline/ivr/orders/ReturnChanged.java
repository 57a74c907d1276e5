package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.Terms;

/** What comes of asking for another reason of a return, or for its money elsewhere. */
public sealed interface ReturnChanged {
    /** It goes on under its number, on these terms. */
    record Changed(Terms terms) implements ReturnChanged {}

    /** What would be decided. */
    sealed interface Considered {}

    /** It would go on, on these terms. */
    record WouldChange(Terms terms, Because because) implements Considered {}

    /** The policy is against it: it stays as it is. */
    record NotReturnable(Decision.Refused why) implements ReturnChanged, Considered {}

    /** A person has to decide: it stays as it is. */
    record NeedsPerson(Because because) implements ReturnChanged, Considered {}

    /** It has been sent, taken back or kept, or there is none of that number for the order. */
    record Over() implements ReturnChanged, Considered {}
}
