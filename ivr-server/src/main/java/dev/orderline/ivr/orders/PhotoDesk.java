package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.PhotoLink.Within;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where links for photos are made, and told what has arrived by them. Thread-safe; methods wait for
 * the database, at most its statement time-out.
 */
public interface PhotoDesk {
    /**
     * Makes a link, durably before it answers; empty when the order has been deleted since it was
     * proved, or this line of it. The same {@code token} for the same line gets the same link.
     *
     * @param token a new one, by chance
     * @param line of the order {@code proof} was made for
     * @throws DeskFailure if the database is away, or has no such return
     * @throws IllegalArgumentException if this token is another link's
     */
    Optional<PhotoLink> open(PhotoToken token, Proof proof, int line, Within within, Instant now);

    /**
     * What the link of {@code token} is for; empty if there is none, or no longer: nobody outside
     * learns which.
     *
     * @throws DeskFailure if the database is away
     */
    Optional<Wanted> find(PhotoToken token, Instant now);

    /**
     * Notes a photo that has arrived by the link of {@code token} when it was {@link Photo#taken},
     * durably before it answers. Of photos that come at once no more are taken than the link takes.
     *
     * @throws DeskFailure if the database is away
     */
    Uploaded.AtDesk keep(PhotoToken token, Photo photo);

    /**
     * The photos of {@code line} that have arrived for {@code within} by any of its links, the
     * first to arrive first.
     *
     * @param line of the order {@code proof} was made for
     * @throws DeskFailure if the database is away
     */
    List<Photo> arrived(Proof proof, int line, Within within);

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
