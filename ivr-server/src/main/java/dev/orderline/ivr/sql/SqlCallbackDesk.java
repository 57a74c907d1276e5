package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Callback;
import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.CallerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The callback desk over PostgreSQL. Callbacks to one number are noted one after the other, on all
 * nodes together.
 */
public final class SqlCallbackDesk implements CallbackDesk {
    /** Names the kind of locks under which callbacks are noted; an arbitrary number of our own. */
    private static final int CALLBACK = 0x42414343;

    private final Database database;

    public SqlCallbackDesk(Database database) {
        this.database = database;
    }

    @Override
    public Noted note(UUID request, CallerNumber number, String topic, String call, Instant at) {
        if (!number.isDialable()) return new Noted.NoNumber();
        var wanted = new Callback(request, number, topic, call, at);
        return database.transact("note a callback", handle -> note(handle, wanted));
    }

    private static Noted note(Handle handle, Callback wanted) {
        // Two numbers that share a hash only wait without need.
        handle.execute(
                "select pg_advisory_xact_lock(?, hashtext(?))", CALLBACK, wanted.number().value());
        Optional<Callback> before = find(handle, wanted.id());
        if (before.isPresent()) return new Noted.New(same(before.get(), wanted));
        List<Callback> waiting = waiting(handle, wanted.number());
        if (waiting.size() >= MAX_OPEN) return new Noted.AlreadyWaiting(waiting.getFirst());
        insert(handle, wanted);
        // As it was kept, to the microsecond.
        return new Noted.New(find(handle, wanted.id()).orElseThrow());
    }

    private static Callback same(Callback before, Callback wanted) {
        var again =
                new Callback(
                        wanted.id(), wanted.number(), wanted.topic(), wanted.call(), before.at());
        if (!before.equals(again))
            throw new IllegalArgumentException("this request has noted something else before");
        return before;
    }

    private static Optional<Callback> find(Handle handle, UUID id) {
        return handle.createQuery(
                        "select id, number, topic, call, noted_at from callbacks where id = :id")
                .bind("id", id)
                .map((row, _) -> callback(row))
                .findOne();
    }

    private static List<Callback> waiting(Handle handle, CallerNumber number) {
        return handle.createQuery(
                        """
                        select id, number, topic, call, noted_at
                          from callbacks where number = :number and done_at is null
                         order by noted_at
                        """)
                .bind("number", number.value())
                .map((row, _) -> callback(row))
                .list();
    }

    private static void insert(Handle handle, Callback callback) {
        handle.createUpdate(
                        """
                        insert into callbacks (id, number, topic, call, noted_at)
                        values (:id, :number, :topic, :call, :at)
                        """)
                .bind("id", callback.id())
                .bind("number", callback.number().value())
                .bind("topic", callback.topic())
                .bind("call", callback.call())
                .bind("at", time(callback.at()))
                .execute();
    }

    @Override
    public List<Callback> open(int limit) {
        return database.transact(
                "look up callbacks",
                handle ->
                        handle.createQuery(
                                        """
                                        select id, number, topic, call, noted_at
                                          from callbacks where done_at is null
                                         order by noted_at limit :limit
                                        """)
                                .bind("limit", limit)
                                .map((row, _) -> callback(row))
                                .list());
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                row.getObject("id", UUID.class),
                new CallerNumber(row.getString("number")),
                row.getString("topic"),
                row.getString("call"),
                instant(row, "noted_at"));
    }

    @Override
    public boolean done(UUID id, String who, Instant at) {
        var done = new Callback.Done(who, at);
        int changed =
                database.transact(
                        "mark a callback as done",
                        handle ->
                                handle.createUpdate(
                                                """
                                                update callbacks set done_by = :who, done_at = :at
                                                 where id = :id and done_at is null
                                                """)
                                        .bind("id", id)
                                        .bind("who", done.who())
                                        .bind("at", time(done.at()))
                                        .execute());
        return changed > 0;
    }
}
