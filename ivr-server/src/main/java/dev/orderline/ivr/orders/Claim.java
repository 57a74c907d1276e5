package dev.orderline.ivr.orders;

/** Why money of a whole order is asked for without anything being sent back. */
public enum Claim implements Demand, Written {
    /** It is lost on its way: what of it is lost is paid back. */
    LOST,
    /** It came late, or is late: the shipping is paid back. */
    LATE,
    /** It has not been shipped and is not wanted any more: all is paid back. */
    CANCELLED
}
