package dev.orderline.ivr.orders;

import java.time.Duration;
import java.time.Instant;

/**
 * A link by which a customer sends photos of one line of an order.
 *
 * @param until from then on it is as if there had never been one
 */
public record PhotoLink(
        PhotoToken token, OrderNumber order, int line, Within within, Instant until) {
    public static final Duration LIVES = Duration.ofMinutes(30);

    /** Most photos that are taken by one link. */
    public static final int MAX_PHOTOS = 5;

    /** A link that is made at {@code now}. */
    public static PhotoLink at(
            Instant now, PhotoToken token, OrderNumber order, int line, Within within) {
        return new PhotoLink(token, order, line, within, now.plus(LIVES));
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(until);
    }

    /** What the photos are for. */
    public sealed interface Within {
        /**
         * @param reference to the call that waits for them: 1 to 64 letters, digits, hyphens
         */
        record Call(String reference) implements Within {
            public Call {
                if (!reference.matches("[0-9A-Za-z-]{1,64}"))
                    throw new IllegalArgumentException("not a reference to a call");
            }
        }

        /** A return that is open already. */
        record Return(RmaNumber rma) implements Within {}
    }
}
