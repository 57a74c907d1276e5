package dev.orderline.ivr.sql;

import java.util.List;

/** The calls that are kept, for reading. Thread-safe. */
public final class CallRecords {
    private final Database database;

    public CallRecords(Database database) {
        this.database = database;
    }

    /**
     * The latest calls, latest first.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public List<CallRecord> latest(int limit) {
        return startingWith("", limit);
    }

    /**
     * Calls whose id begins with {@code prefix}, latest first.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public List<CallRecord> startingWith(String prefix, int limit) {
        return database.transact("look up calls", handle -> CallRows.find(handle, prefix, limit));
    }
}
