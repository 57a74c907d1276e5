package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where links for photos are sent, and told what has arrived by them. Thread-safe; methods wait for
 * the database, at most its statement time-out, and throw {@link DeskFailure} if it is away.
 */
public interface PhotoDesk {
    /** So many links are sent for one order within {@link Verification.Attempts#WINDOW_HOURS}. */
    int MAX_SENT = 5;

    /** How long a photo that shows the item counts when a return of it is opened. */
    Duration COUNTS = Duration.ofHours(1);

    /**
     * Sends a new link to the contact on file, to the telephone if there is one: it has a camera.
     * Earlier links stay. The same {@code request} sends one.
     *
     * @param line of the order {@code proof} was made for
     * @param call that waits for photos
     */
    Sent send(UUID request, Proof proof, int line, UUID call, Instant now);

    /**
     * What the link of {@code token} is for; empty if there is none, or no longer: nobody outside
     * learns which.
     */
    Optional<Wanted> find(PhotoToken token, Instant now);

    /**
     * Notes a photo that has arrived by the link of {@code token} when it was {@link Photo#taken},
     * durably before it answers. Of photos that come at once no more are taken than the link takes.
     */
    Uploaded.AtDesk keep(PhotoToken token, Photo photo);

    /**
     * The photos of {@code line} that have arrived for {@code call} by any of its links, the first
     * to arrive first.
     *
     * @param line of the order {@code proof} was made for
     */
    List<Photo> arrived(Proof proof, int line, UUID call);

    /** What comes of sending. */
    enum Sent {
        BY_PHONE,
        BY_EMAIL,
        /** There is neither on file. */
        NO_CONTACT,
        /** {@link #MAX_SENT} were. */
        TOO_MANY,
        /** The order has been deleted since it was proved, or this line of it. */
        GONE
    }

    /**
     * What a link asks for.
     *
     * @param arrived how many photos have come by it
     */
    record Wanted(Item item, int arrived) {
        public boolean isFull() {
            return arrived >= PhotoLink.MAX_PHOTOS;
        }
    }
}
