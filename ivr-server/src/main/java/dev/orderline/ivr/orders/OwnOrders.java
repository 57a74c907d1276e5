package dev.orderline.ivr.orders;

import java.util.List;
import java.util.function.Supplier;

/**
 * Which orders a caller probably calls about. A spoken number is heard better by them; they prove
 * nothing, and nobody is told of them. Thread-safe.
 */
@FunctionalInterface
public interface OwnOrders {
    /** More would no longer tell much. */
    int MOST = 5;

    /** For when nothing is known of callers. */
    OwnOrders UNKNOWN = _ -> List::of;

    /**
     * Begins to look for the newest orders of who gave {@code caller} as their number, at most
     * {@link #MOST}.
     *
     * @return what is known of them by now: none while it is looked for, when that failed, or of a
     *     withheld number. Never waits
     */
    Supplier<List<OrderNumber>> lookUp(CallerNumber caller);
}
