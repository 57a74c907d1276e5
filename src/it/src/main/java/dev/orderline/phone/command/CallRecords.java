package dev.orderline.phone.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where the server's records of calls can be read. */
interface CallRecords {
    /**
     * The newest call of {@code callerId} that began after {@code since}, once its end is written
     * down; waits for that, and is empty if it does not happen in time.
     *
     * @throws java.io.UncheckedIOException saying in a sentence how to mend it
     */
    Optional<CallRecord> awaitEnded(String callerId, Instant since, Duration atMost)
            throws InterruptedException;
}
