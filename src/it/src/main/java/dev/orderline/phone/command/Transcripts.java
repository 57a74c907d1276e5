package dev.orderline.phone.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where can be read what the server wrote down of calls. */
interface Transcripts {
    /**
     * The newest call of {@code callerId} that began after {@code since}, once its end is written
     * down; waits for that, and is empty if it does not happen in time.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    Optional<Transcript> awaitEnded(String callerId, Instant since, Duration atMost)
            throws InterruptedException;
}
