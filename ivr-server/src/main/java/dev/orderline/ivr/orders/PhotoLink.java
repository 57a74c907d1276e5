package dev.orderline.ivr.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A link by which a customer sends photos of one line of an order.
 *
 * @param call that waits for them
 * @param until from then on it is as if there had never been one
 */
public record PhotoLink(PhotoToken token, OrderNumber order, int line, UUID call, Instant until) {
    public static final Duration LIVES = Duration.ofMinutes(30);

    /** Most photos that are taken by one link. */
    public static final int MAX_PHOTOS = 5;

    /** A link that is made at {@code now}. */
    public static PhotoLink at(
            Instant now, PhotoToken token, OrderNumber order, int line, UUID call) {
        return new PhotoLink(token, order, line, call, now.plus(LIVES));
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(until);
    }
}
