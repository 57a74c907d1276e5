package dev.orderline.ivr.orders;

/** What comes of asking for money without sending anything back. */
public sealed interface Claimed {
    /** It is paid, or will be when somebody has agreed; or has been, by this request before. */
    record Due(Refund refund) implements Claimed {}

    /** The order has been deleted since it was proved. */
    record Gone() implements Claimed, Considered {}

    /** What would be decided. */
    sealed interface Considered {}

    /**
     * It would be paid.
     *
     * @param approval who would have to agree
     */
    record WouldBeDue(Money amount, Decision.Approval approval, Because because)
            implements Considered {}

    /** There is no such reason. */
    record NotDue(Because because) implements Claimed, Considered {}

    /** It has been promised or paid already. */
    record AlreadyPaid(Because because) implements Claimed, Considered {}
}
