package dev.orderline.ivr.orders;

/**
 * The shop's own system, which knows its orders. Thread-safe; a caller is waiting meanwhile: it is
 * asked once, and for a few seconds at most.
 */
@FunctionalInterface
public interface OrderSource {
    /**
     * @throws DeskFailure if it is away, or its answer does not tell whether there is such an order
     */
    Result find(OrderNumber number);

    /** What it says of a number. */
    sealed interface Result {
        /** The order, checked: it fits into our tables and into itself. */
        record Found(FiledOrder filed) implements Result {}

        /**
         * There is such an order, and something about it does not fit.
         *
         * @param postcode of the order, which does
         * @param why without personal data: where in the answer, and what
         */
        record Unfit(Postcode postcode, String why) implements Result {}

        /** No such order. */
        record Unknown() implements Result {}
    }
}
