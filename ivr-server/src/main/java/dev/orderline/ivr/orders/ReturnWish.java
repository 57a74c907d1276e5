package dev.orderline.ivr.orders;

/**
 * What a customer wants to send back, and what they say of it.
 *
 * @param line of an order, all of it
 */
public record ReturnWish(int line, ReturnReason reason, Condition condition) {
    /** Of whose condition nobody has asked. */
    public ReturnWish(int line, ReturnReason reason) {
        this(line, reason, Condition.NOT_TOLD);
    }
}
