package dev.orderline.ivr.orders;

/**
 * That this caller may be told of this order. Only {@link Verification} makes one; desks demand it.
 */
public final class Proof {
    private final OrderNumber number;

    Proof(OrderNumber number) {
        this.number = number;
    }

    public OrderNumber number() {
        return number;
    }
}
