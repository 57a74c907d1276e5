package dev.orderline.ivr.orders;

/**
 * What makes a person look first, before something is taken back or paid. Nobody is refused by it.
 */
public sealed interface Flag {
    /** By which people know it. */
    String name();

    /**
     * So many claims that something was lost.
     *
     * @param days within so many, today among them
     */
    record ClaimedLost(String name, int times, int days) implements Flag {}

    /**
     * So many returns of what is said to have come damaged.
     *
     * @param days within so many, today among them
     */
    record ClaimedDamaged(String name, int times, int days) implements Flag {}

    /**
     * So much of what was bought was sent back.
     *
     * @param percent of the pieces, at least
     * @param orders fewer of them say nothing
     * @param days within so many it was bought, or sent back, today among them
     */
    record ReturnsMost(String name, int percent, int orders, int days) implements Flag {}

    /**
     * Something dear, of a customer whom the shop has known for a short time.
     *
     * @param days the first order is younger than that
     * @param fromMinor it is worth at least so much
     */
    record NewAndDear(String name, int days, long fromMinor) implements Flag {}
}
