package dev.orderline.ivr.orders;

import java.util.List;

/**
 * Which orders a caller probably calls about. A spoken number is heard better by them; they prove
 * nothing, and nobody is told of them. Thread-safe.
 */
@FunctionalInterface
public interface OwnOrders {
    /** More would no longer tell much. */
    int MOST = 5;

    /** For when nothing is known of callers. */
    OwnOrders UNKNOWN = _ -> List.of();

    /**
     * The newest orders of who gave {@code caller} as their number, at most {@link #MOST}; none of
     * a withheld number. Waits for the database, at most its statement time-out.
     *
     * @throws DeskFailure if the database is away
     */
    List<OrderNumber> of(CallerNumber caller);
}
