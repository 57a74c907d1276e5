package dev.orderline.ivr.orders;

import java.util.Optional;
import java.util.UUID;

/**
 * Where orders are looked up. Thread-safe; methods wait for the database, at most its statement
 * time-out.
 */
public interface OrderDesk {
    /**
     * Checks number and postcode together, and counts a wrong attempt durably before it answers.
     * The same {@code request} gets the same answer and is counted once.
     *
     * @throws DeskFailure if the database is away
     */
    Verification verify(UUID request, OrderNumber number, Postcode postcode, CallerNumber caller);

    /**
     * The proof that this very {@code request} of this {@code caller} has earned within {@link
     * Verification#RECALLED_FOR}, for a process that takes over a call from another; empty if it
     * has earned none. No attempt is counted.
     *
     * @throws DeskFailure if the database is away
     */
    Optional<Proof> recall(UUID request, CallerNumber caller);

    /**
     * The order {@code proof} was made for; empty when it has been deleted since.
     *
     * @throws DeskFailure if the database is away
     */
    Optional<Order> find(Proof proof);

    /**
     * What the shop sells and where its parcels pass, by what was ordered and scanned lately.
     *
     * @throws DeskFailure if the database is away
     */
    ShopNames names();
}
