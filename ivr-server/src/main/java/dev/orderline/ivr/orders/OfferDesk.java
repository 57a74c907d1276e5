package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.List;

/**
 * Where is told how many took what was offered to them beside their money. Thread-safe; waits for
 * the database, at most its statement time-out.
 */
public interface OfferDesk {
    /**
     * The offers of returns that were opened since, those taken back not among them.
     *
     * @throws DeskFailure if the database is away
     */
    List<Offer> since(Instant since);

    /**
     * One kind of offer: of returns for which it could be made, how many took it.
     *
     * @param made to whoever opened a return for which the policy had it
     * @param taken by so many of them
     */
    record Offer(Kind kind, int made, int taken) {}

    enum Kind implements Written {
        /** More of it than of money. */
        STORE_CREDIT,
        /** Another size or colour, or the same again. */
        EXCHANGE
    }
}
