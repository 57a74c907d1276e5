package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where callers say how they found the call. Thread-safe; methods wait for the database, at most
 * its statement time-out, and throw {@link DeskFailure} if it is away.
 */
public interface RatingDesk {
    /** Takes down how a call was found; said again, the first counts. */
    void rate(UUID call, Rating rating, Instant at);

    /** How many found their call so, since then: one count for each rating, from the worst. */
    List<Integer> since(Instant since);
}
