package dev.orderline.ivr.orders;

import java.time.LocalDate;

/** One thing that was settled in a call, as its customer is told of it afterwards. */
public sealed interface Settled {
    /**
     * @param until the last day on which it may be sent
     * @param refund what is paid back when it has come
     */
    record Returned(RmaNumber rma, String item, LocalDate until, Money refund) implements Settled {}

    /**
     * @param replacement what the customer gets: "size large in blue"
     * @param until the last day on which it may be sent
     */
    record Exchanged(RmaNumber rma, String item, String replacement, LocalDate until)
            implements Settled {}

    /** The customer keeps it. */
    record Kept(RmaNumber rma, String item, Money refund) implements Settled {}

    /**
     * A return goes on on other terms.
     *
     * @param until the last day on which it may be sent
     * @param refund what is paid back when it has come
     */
    record Changed(RmaNumber rma, String item, LocalDate until, Money refund) implements Settled {}

    /** A return was taken back. */
    record TakenBack(RmaNumber rma, String item) implements Settled {}

    /** The label of a return was sent again. */
    record LabelSent(RmaNumber rma, String item) implements Settled {}

    /** One line of an order is not sent, and paid back. */
    record ItemCancelled(String item, Money amount) implements Settled {}

    /** Money is paid back, and nothing is sent. */
    record Refunded(Refund.Cause cause, Money amount) implements Settled {}
}
