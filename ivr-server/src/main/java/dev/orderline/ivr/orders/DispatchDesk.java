package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where the warehouse learns what is to be sent in exchange, and tells that it was. Thread-safe;
 * methods wait for the database, at most its statement time-out, and throw {@link DeskFailure} if
 * it is away.
 */
public interface DispatchDesk {
    /**
     * What is to be sent.
     *
     * @param number of the order, to whose address it goes: personal data
     */
    record Waiting(OrderNumber number, Replacement replacement) {}

    /**
     * What is to be sent, the oldest first.
     *
     * @param limit at most so many
     */
    List<Waiting> waiting(int limit);

    /**
     * Takes down that what {@code rma} is exchanged for was given to a carrier: the stock moves and
     * the customer is written to. The same {@code scan} is taken once.
     *
     * @param scan its id at whoever scanned it
     * @param tracking the carrier's number of the parcel, 1 to 50 characters
     */
    Told sent(UUID scan, RmaNumber rma, String tracking, Instant at);

    /**
     * Takes down that it cannot be sent: it is let go, and what was paid for what came back is paid
     * back instead. Saying it twice is once.
     */
    Told unavailable(RmaNumber rma, Instant at);

    /** What comes of telling. */
    enum Told {
        /** It is taken down, now or before. */
        TAKEN,
        /** Nothing of that number is to be sent. */
        NOT_WAITING
    }
}
