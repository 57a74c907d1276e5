package dev.orderline.ivr.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where people of the shop see what was given up outside, and have it tried again. Thread-safe;
 * methods wait for the database, at most its statement time-out, and throw {@link
 * dev.orderline.ivr.orders.DeskFailure} if it is away.
 */
public interface StuckDesk {
    /** Entries that were given up, the newest first. */
    List<Parked> parked(int limit);

    /**
     * Lets an entry that was given up be tried again from now on.
     *
     * @return false if there is none of that id, it is a refund that was refused, or what stood in
     *     it was forgotten
     */
    boolean retry(UUID id);

    /**
     * An entry that was given up.
     *
     * @param kind pay-back, make-label, write or tell
     * @param failure without personal data
     */
    record Parked(UUID id, String kind, int attempts, String failure, Instant at) {}
}
