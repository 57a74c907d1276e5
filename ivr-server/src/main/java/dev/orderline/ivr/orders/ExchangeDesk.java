package dev.orderline.ivr.orders;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Where something is sent back for another size or colour of it, or for the same again. No money
 * moves: what the customer gets goes where the order went. Thread-safe; methods wait for the
 * database, at most its statement time-out.
 */
public interface ExchangeDesk {
    /** What a line may be exchanged for. */
    record Choice(String sku, String name) {}

    /**
     * What all of a line may be exchanged for now, by the policy and by what lies in the warehouse,
     * at no other price; empty if nothing. Nothing is reserved.
     *
     * @param wish of a line of the order {@code proof} was made for
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     */
    List<Choice> choices(Proof proof, ReturnWish wish, ZonedDateTime now);

    /**
     * Opens a return of all of a line and reserves as many of {@code sku}, durably and together
     * before it answers. With the receipt of what is sent back they are to be sent. The same {@code
     * request} opens one return; of requests for the last one made at once one gets it.
     *
     * @param sku one of the {@link #choices}
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if this request has asked something else before
     */
    ExchangeOpened open(UUID request, Proof proof, ReturnWish wish, String sku, ZonedDateTime now);

    /**
     * What the customer gets for returns of the order {@code proof} was made for, the newest first.
     *
     * @throws DeskFailure if the database is away
     */
    List<Replacement> replacements(Proof proof);
}
