package dev.orderline.ivr.orders;

/**
 * That this caller may be told of this order. Only {@link Verification} makes one, and {@link
 * CodeDesk} a confirmed one; desks demand it.
 */
public final class Proof {
    private final OrderNumber number;
    private final boolean confirmed;

    Proof(OrderNumber number) {
        this(number, false);
    }

    Proof(OrderNumber number, boolean confirmed) {
        this.number = number;
        this.confirmed = confirmed;
    }

    public OrderNumber number() {
        return number;
    }

    /** Whether the caller has told a code that was sent to the contact on file. */
    public boolean isConfirmed() {
        return confirmed;
    }

    /**
     * That money may go there: anywhere but to the original payment only with a code.
     *
     * @throws IllegalArgumentException if it may not; whoever asks has to see to that
     */
    public void allows(Refund.Destination to) {
        if (to != Refund.Destination.ORIGINAL && !confirmed)
            throw new IllegalArgumentException("no code was told");
    }
}
