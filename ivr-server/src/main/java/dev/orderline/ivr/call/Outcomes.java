package dev.orderline.ivr.call;

import java.util.Optional;

/** Where ended calls' outcomes can be read, by FastAGI {@code next} on any node. Thread-safe. */
public interface Outcomes {
    /**
     * The outcome of {@code id}, once it is committed; empty while there is none.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    Optional<Outcome> find(CallId id);
}
