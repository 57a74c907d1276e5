package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where people of the shop agree to refunds that are too large to be paid by themselves.
 * Thread-safe; methods wait for the database, at most its statement time-out, and throw {@link
 * DeskFailure} if it is away.
 */
public interface ApprovalDesk {
    /**
     * Refunds that somebody has to agree to, the oldest first.
     *
     * @param limit most of them to be told
     */
    List<Waiting> waiting(int limit);

    /**
     * Takes down that somebody agrees, or does not. Whoever does so twice counts once, as they said
     * last; four eyes are those of two.
     *
     * @param who 1 to 100 characters
     */
    Outcome decide(UUID refund, String who, boolean agreed, Instant at);

    /**
     * @param number of the order: personal data
     * @param needed how many have to agree
     * @param agreed who has
     */
    record Waiting(
            Refund refund, OrderNumber number, Because because, int needed, List<String> agreed) {
        public Waiting {
            agreed = List.copyOf(agreed);
        }
    }

    /** What comes of it. */
    enum Outcome {
        /** Enough have agreed: it is paid. */
        PAID,
        /** Another has to agree. */
        ANOTHER_NEEDED,
        /** It is not paid, and what was set aside is free. */
        DECLINED,
        /** Nobody has to agree to it, or there is no such refund. */
        NOT_WAITING
    }
}
