package dev.orderline.phone.command;

import dev.orderline.ivr.sql.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Reads the server's database, and changes nothing in it. */
final class SqlCallRecords implements CallRecords {
    /** How often is looked again: nothing tells of a row that was written. */
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Jdbi jdbi;

    SqlCallRecords(DatabaseAccess access) {
        this.jdbi = Jdbi.create(access.url(), access.user(), access.password());
    }

    @Override
    public Optional<CallRecord> awaitEnded(String callerId, Instant since, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        try (Handle handle = jdbi.open()) {
            while (true) {
                Optional<CallRecord> ended = find(handle, callerId, since);
                if (ended.isPresent() || System.nanoTime() - until >= 0) return ended;
                Thread.sleep(AGAIN);
            }
        } catch (JdbiException e) {
            throw new UncheckedIOException(
                    "The server's database cannot be read: is scripts/run running?",
                    new IOException(e));
        }
    }

    private static Optional<CallRecord> find(Handle handle, String callerId, Instant since) {
        record Row(String id, String outcome, String reason) {}
        return handle.createQuery(
                        """
                        select id, outcome, reason from calls
                        where caller = :caller and started_at >= :since and ended_at is not null
                        order by started_at desc limit 1
                        """)
                .bind("caller", callerId)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .map((row, context) ->
                        new Row(
                                row.getString("id"),
                                row.getString("outcome"),
                                row.getString("reason")))
                .findOne()
                .map(row -> new CallRecord(row.outcome(), row.reason(), said(handle, row.id())));
    }

    private static List<String> said(Handle handle, String id) {
        return handle.createQuery("select said from turns where call_id = :id order by index")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }
}
