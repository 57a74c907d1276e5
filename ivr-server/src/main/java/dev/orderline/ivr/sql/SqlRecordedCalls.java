package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.ivr.replay.RecordedCalls;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Recorded calls from the call archive, in transactions that can write nothing. Thread-safe. */
public final class SqlRecordedCalls implements RecordedCalls {
    private final Database database;

    public SqlRecordedCalls(Database database) {
        this.database = database;
    }

    @Override
    public List<CallId> latest(String flow, int most, Instant since) {
        return look(handle ->
                handle.createQuery(
                                """
                                select id from calls
                                 where split_part(flow, '@', 1) = :flow and ended_at is not null and started_at >= :since
                                 order by started_at desc, id limit :most
                                """)
                        .bind("flow", flow)
                        .bind("since", time(since))
                        .bind("most", most)
                        .map((row, _) -> new CallId(row.getString("id")))
                        .list());
    }

    @Override
    public List<CallId> startingWith(String prefix, int most) {
        return look(handle ->
                handle.createQuery(
                                """
                                select id from calls
                                 where starts_with(id, :prefix) and ended_at is not null
                                 order by started_at desc, id limit :most
                                """)
                        .bind("prefix", prefix)
                        .bind("most", most)
                        .map((row, _) -> new CallId(row.getString("id")))
                        .list());
    }

    @Override
    public Found find(CallId id) {
        return look(handle -> found(handle, id));
    }

    /** In whichever way rows do not fit together: they are no call. */
    private static Found found(Handle handle, CallId id) {
        try {
            return CallRows.find(handle, id.value(), 1).stream()
                    .findFirst()
                    .map(SqlRecordedCalls::checked)
                    .orElseGet(() -> new Found.Spoilt("is not there any more"));
        } catch (JdbiException away) {
            throw away;
        } catch (RuntimeException spoilt) {
            return new Found.Spoilt("is not as a server writes it");
        }
    }

    private static Found checked(CallRecord record) {
        if (record.ended().isEmpty()) return new Found.Spoilt("is not over");
        Ended ended = record.ended().get();
        try {
            return new Found.Call(
                    new RecordedCall(
                            record.started(),
                            record.turns(),
                            record.acts(),
                            ended.outcome(),
                            record.recording().orElseGet(RecordingEnd.Lost::new)));
        } catch (IllegalArgumentException impossible) {
            return new Found.Spoilt(String.valueOf(impossible.getMessage()));
        }
    }

    private <T> T look(Function<Handle, T> work) {
        return database.transact(
                "look up recorded calls",
                handle -> {
                    handle.execute("set transaction read only");
                    return work.apply(handle);
                });
    }
}
