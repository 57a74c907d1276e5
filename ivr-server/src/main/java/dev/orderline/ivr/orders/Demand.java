package dev.orderline.ivr.orders;

/** What money is asked for without anything being sent back. */
public sealed interface Demand permits Claim, Demand.CancelItem {
    /**
     * One line has not been shipped and is not wanted any more: all of it is paid back; with the
     * last one the order is cancelled.
     *
     * @param line of the order
     */
    record CancelItem(int line) implements Demand {}
}
