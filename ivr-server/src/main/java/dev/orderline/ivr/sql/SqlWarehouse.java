package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.sql.ReturnBook.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The warehouse over PostgreSQL: scans of one return are taken down one after the other. */
public final class SqlWarehouse implements Warehouse {
    private final Database database;
    private final ReturnBook returns;

    public SqlWarehouse(Database database, Announcer announcer) {
        this.database = database;
        this.returns = new ReturnBook(announcer);
    }

    @Override
    public Scanned scan(UUID scan, RmaNumber rma, ReturnStep step, Instant at) {
        return database.transact(
                "take down a scan",
                handle -> {
                    Optional<Entry> entry = ReturnBook.lock(handle, rma);
                    Optional<Scanned> before = before(handle, scan, rma, step);
                    if (before.isPresent()) return before.get();
                    if (entry.isEmpty()) return new Scanned.Unknown();
                    ReturnStep now = entry.get().underway().step();
                    if (now == step) return new Scanned.Taken();
                    if (!now.mayBecome(step)) return new Scanned.OutOfOrder(now);
                    returns.scanned(handle, entry.get(), step, scan, at);
                    return new Scanned.Taken();
                });
    }

    private static Optional<Scanned> before(
            Handle handle, UUID scan, RmaNumber rma, ReturnStep step) {
        return handle.createQuery("select rma, step from return_steps where scan = :scan")
                .bind("scan", scan)
                .map((row, _) ->
                        row.getString("rma").equals(rma.digits())
                                && row.getString("step").equals(step.written()))
                .findOne()
                .map(same -> same ? new Scanned.Taken() : new Scanned.OtherScan());
    }
}
