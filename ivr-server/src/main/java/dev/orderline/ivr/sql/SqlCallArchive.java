package dev.orderline.ivr.sql;

import dev.orderline.ivr.call.CallArchive;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.LostCalls;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingArchive;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.orders.DeskFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call archive over PostgreSQL. What is heard is queued, and written by one virtual thread per
 * call, in order, each event in a transaction of its own.
 *
 * <p>What happens in a call is written only while the call is this node's: once another has taken
 * it over, nothing more is.
 *
 * <p>While the database is away events wait, at most {@link #MAX_WAITING} of all calls, and are
 * written when it is back; more are lost. Thread-safe.
 */
public final class SqlCallArchive
        implements CallArchive, RecordingArchive, LostCalls, AutoCloseable {
    /** A call has an event every few seconds: an hour's outage with twenty calls at a time. */
    static final int MAX_WAITING = 20_000;

    /** How long {@link #close} waits for what is still to be written. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SqlCallArchive.class);

    private final Database database;
    private final String node;
    private final CallSummaries summaries;
    private final int maxWaiting;
    private final Map<CallId, WriteQueue> queues = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    // So that trouble is a line in the log, not one per event.

    /** How often the database went away or came back: odd while it is away. */
    private final AtomicInteger changes = new AtomicInteger();

    private final AtomicBoolean full = new AtomicBoolean();

    private SqlCallArchive(
            Database database, String node, CallSummaries summaries, int maxWaiting) {
        this.database = database;
        this.node = node;
        this.summaries = summaries;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Opens the archive, and gives those calls of {@code node} an end in which it died.
     *
     * @param node this server's name; no other process may have it
     * @param summaries written with the end of each call
     * @throws DeskFailure if the database is away
     */
    public static SqlCallArchive open(Database database, String node, CallSummaries summaries) {
        return open(database, node, summaries, MAX_WAITING);
    }

    static SqlCallArchive open(
            Database database, String node, CallSummaries summaries, int maxWaiting) {
        List<CallId> died =
                database.transact(
                        "mark calls that died",
                        handle -> {
                            List<CallId> marked = CallRows.markDied(handle, node);
                            marked.forEach(call -> summaries.write(handle, call, Instant.now()));
                            return marked;
                        });
        if (!died.isEmpty()) LOG.warn("{} calls died with the server before this", died.size());
        return new SqlCallArchive(database, node, summaries, maxWaiting);
    }

    @Override
    public void on(CallEvent event) {
        add(
                event.call(),
                handle -> {
                    CallRows.write(handle, node, event);
                    if (event instanceof CallEvent.Ended ended
                            && CallRows.findOutcome(handle, ended.call()).isPresent())
                        summaries.write(handle, ended.call(), ended.at());
                });
    }

    @Override
    public void on(CallId call, RecordingEnd end) {
        add(call, handle -> CallRows.writeRecording(handle, call, end));
    }

    @Override
    public boolean isRefused(CallId call) {
        return database.transact("look up a recording", handle -> CallRows.isRefused(handle, call));
    }

    private void add(CallId call, Consumer<Handle> write) {
        boolean fits = waiting.incrementAndGet() <= maxWaiting;
        if (!fits) {
            waiting.decrementAndGet();
            if (full.compareAndSet(false, true))
                LOG.error("{} events of calls wait to be written, more are lost", maxWaiting);
        }
        queues.compute(
                call,
                (_, known) -> {
                    WriteQueue queue = known == null ? new WriteQueue(() -> forget(call)) : known;
                    if (fits) queue.add(() -> attempt(call, write));
                    else queue.lose();
                    return queue;
                });
    }

    /** A queue that has lost something stays until it is settled, to tell of it then. */
    private void forget(CallId call) {
        queues.computeIfPresent(call, (_, queue) -> queue.holdsNothing() ? null : queue);
    }

    private WriteQueue.Attempt attempt(CallId call, Consumer<Handle> write) {
        WriteQueue.Attempt attempt = written(call, write);
        if (attempt != WriteQueue.Attempt.LATER) {
            waiting.decrementAndGet();
            full.set(false);
        }
        return attempt;
    }

    private WriteQueue.Attempt written(CallId call, Consumer<Handle> write) {
        int before = changes.get();
        try {
            database.transact(
                    "write down a call",
                    handle -> {
                        write.accept(handle);
                        return true;
                    });
            int now = changes.get();
            if (isAway(now) && changes.compareAndSet(now, now + 1))
                LOG.info("calls are written down again");
            return WriteQueue.Attempt.WRITTEN;
        } catch (DeskFailure failure) {
            Optional<String> state = sqlState(failure);
            if (state.isEmpty()) return lost(call, failure);
            if (state.get().startsWith("22") || state.get().startsWith("23")) {
                LOG.error("call {}: an event does not fit its row: {}", call, state.get());
                return WriteQueue.Attempt.LOST;
            }
            // What has failed over an outage that is known, or past by now, is no news.
            if (!isAway(before) && changes.compareAndSet(before, before + 1))
                LOG.warn("calls cannot be written down, they go on; told once", failure);
            return WriteQueue.Attempt.LATER;
        } catch (RuntimeException | Error bug) {
            return lost(call, bug);
        }
    }

    private static boolean isAway(int changes) {
        return changes % 2 != 0;
    }

    private static WriteQueue.Attempt lost(CallId call, Throwable bug) {
        LOG.error("call {}: an event is lost", call, bug);
        return WriteQueue.Attempt.LOST;
    }

    /** What the database or the way to it said; empty when neither is the cause. */
    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql)
                return Optional.of(Objects.requireNonNullElse(sql.getSQLState(), ""));
        return Optional.empty();
    }

    @Override
    public boolean settle(CallId call, Duration atMost) throws InterruptedException {
        WriteQueue queue = queues.get(call);
        if (queue == null) return true;
        boolean settled = queue.settle(atMost);
        queues.computeIfPresent(call, (_, known) -> known.isEmpty() ? null : known);
        return settled;
    }

    @Override
    public Optional<Outcome> find(CallId call) {
        return database.transact(
                "look up an outcome", handle -> CallRows.findOutcome(handle, call));
    }

    @Override
    public Search take(CallId call) {
        return database.transact("take over a call", handle -> CallRows.take(handle, node, call));
    }

    /**
     * Waits until everything is written, {@link #PATIENCE} at most; what is not by then is lost.
     */
    @Override
    public void close() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (WriteQueue queue : queues.values())
                queue.settle(Duration.ofNanos(until - System.nanoTime()));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        queues.values().forEach(WriteQueue::stop);
        if (waiting.get() > 0) LOG.error("{} events of calls were never written", waiting.get());
    }
}
