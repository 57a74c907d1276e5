package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.Replacement.State;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The dispatch desk over PostgreSQL. What is told of one return is taken down one by one. */
public final class SqlDispatchDesk implements DispatchDesk {
    private final Database database;
    private final ReplacementBook replacements;

    public SqlDispatchDesk(Database database, Announcer announcer) {
        this.database = database;
        this.replacements = new ReplacementBook(announcer);
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return database.transact(
                "look up what is to be sent",
                handle ->
                        ReplacementBook.waiting(handle, limit).stream()
                                .map(entry -> new Waiting(entry.number(), entry.replacement()))
                                .toList());
    }

    @Override
    public Told sent(UUID scan, RmaNumber rma, String tracking, Instant at) {
        return database.transact(
                "take down what was sent",
                handle -> {
                    ReturnBook.lock(handle, rma);
                    if (ReplacementBook.isSent(handle, rma, scan)) return Told.TAKEN;
                    return due(
                            handle,
                            rma,
                            entry -> replacements.sent(handle, entry, scan, tracking, at));
                });
    }

    @Override
    public Told unavailable(RmaNumber rma, Instant at) {
        return database.transact(
                "take down what cannot be sent",
                handle -> {
                    ReturnBook.lock(handle, rma);
                    return ReplacementBook.find(handle, rma)
                            .filter(entry -> entry.replacement().state() == State.RELEASED)
                            .map(_ -> Told.TAKEN)
                            .orElseGet(() ->
                                    due(
                                            handle,
                                            rma,
                                            entry -> replacements.unavailable(handle, entry, at)));
                });
    }

    private static Told due(Handle handle, RmaNumber rma, Consumer<ReplacementBook.Entry> told) {
        return ReplacementBook.find(handle, rma)
                .filter(entry -> entry.replacement().state() == State.TO_BE_SENT)
                .map(entry -> {
                    told.accept(entry);
                    return Told.TAKEN;
                })
                .orElse(Told.NOT_WAITING);
    }
}
