package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.ApprovalDesk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The approval desk over PostgreSQL. Who decides of one refund waits for one another. */
public final class SqlApprovalDesk implements ApprovalDesk {
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final RefundBook refunds;

    public SqlApprovalDesk(Database database, Announcer announcer) {
        this.database = database;
        this.refunds = new RefundBook(announcer);
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return database.transact(
                "look up refunds to be agreed to", handle -> RefundBook.waiting(handle, limit));
    }

    @Override
    public Outcome decide(UUID refund, String who, boolean agreed, Instant at) {
        if (who.isBlank() || who.length() > LONGEST_NAME)
            throw new IllegalArgumentException("say who, in 1 to 100 characters");
        return database.transact(
                "take down who agrees", handle -> refunds.approve(handle, refund, who, agreed, at));
    }
}
