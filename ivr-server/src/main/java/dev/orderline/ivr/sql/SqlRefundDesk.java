package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Account;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.ClaimRules;
import dev.orderline.ivr.orders.ClaimRules.Judged;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The refund desk over PostgreSQL. Claims of one customer are judged one after the other, on all
 * nodes together, by the policy that counts then.
 */
public final class SqlRefundDesk implements RefundDesk {
    private final Database database;
    private final SqlReturnPolicies policies;
    private final RefundBook refunds;
    private final Announcer announcer;

    public SqlRefundDesk(Database database, SqlReturnPolicies policies, Announcer announcer) {
        this.database = database;
        this.policies = policies;
        this.refunds = new RefundBook(announcer);
        this.announcer = announcer;
    }

    @Override
    public Claimed claim(
            UUID request, Proof proof, Demand demand, Destination to, ZonedDateTime now) {
        proof.allows(to);
        OrderNumber number = proof.number();
        return database.transact(
                "claim a refund",
                handle -> {
                    CustomerLock.take(handle, number);
                    return RefundBook.ofRequest(handle, request)
                            .map(refund -> same(handle, refund, demand, to))
                            .orElseGet(() -> judged(handle, request, number, demand, to, now));
                });
    }

    private static Claimed same(Handle handle, Refund refund, Demand demand, Destination to) {
        boolean same =
                refund.cause() == Cause.of(demand)
                        && refund.to() == to
                        && isOf(handle, refund, demand);
        if (!same)
            throw new IllegalArgumentException("this request has asked something else before");
        return new Claimed.Due(refund);
    }

    private static boolean isOf(Handle handle, Refund refund, Demand demand) {
        return switch (demand) {
            case Claim _ -> true;
            case Demand.CancelItem(int line) -> RefundBook.isOf(handle, refund.id(), line);
        };
    }

    private Claimed judged(
            Handle handle,
            UUID request,
            OrderNumber number,
            Demand demand,
            Destination to,
            ZonedDateTime now) {
        Version version = policies.current(handle);
        Optional<Judged> judged = judge(handle, number, version, demand, now);
        if (judged.isEmpty()) return new Claimed.Gone();
        return switch (judged.get().decision()) {
            case Claimed.WouldBeDue due -> {
                follow(handle, number, demand, now.toInstant());
                UUID id =
                        refunds.decide(
                                handle,
                                new RefundBook.Decided(
                                        request,
                                        number,
                                        "",
                                        Cause.of(demand),
                                        due.amount(),
                                        due.amount().times(0),
                                        to,
                                        due.approval(),
                                        judged.get().parts(),
                                        version.number(),
                                        due.because(),
                                        now.toInstant()));
                refunds.reserve(handle, id, now.toInstant());
                yield new Claimed.Due(RefundBook.ofRequest(handle, request).orElseThrow());
            }
            case Claimed.NotDue not -> not;
            case Claimed.AlreadyPaid paid -> paid;
            case Claimed.Gone gone -> gone;
        };
    }

    /** What becomes of the order. */
    private void follow(Handle handle, OrderNumber number, Demand demand, Instant at) {
        switch (demand) {
            case Claim.LOST, Claim.LATE -> {}
            case Claim.CANCELLED -> cancel(handle, number, at);
            case Demand.CancelItem(int line) -> cancel(handle, number, line, at);
        }
    }

    /** With its last line an order is cancelled. */
    private void cancel(Handle handle, OrderNumber number, int line, Instant at) {
        List<Item> items = OrderRows.find(handle, number).orElseThrow().items();
        if (items.size() == 1) {
            cancel(handle, number, at);
            return;
        }
        OrderRows.cancelItem(handle, number, line, at);
        String name =
                items.stream()
                        .filter(item -> item.line() == line)
                        .map(Item::name)
                        .findFirst()
                        .orElseThrow();
        announcer.tell(
                handle,
                number,
                "cancelled line %d of order %s".formatted(line, number.digits()),
                new Notice.ItemCancelled(line, name),
                at);
    }

    private void cancel(Handle handle, OrderNumber number, Instant at) {
        handle.createUpdate(
                        """
                        update orders set cancelled_at = :at
                         where number = :number and cancelled_at is null
                        """)
                .bind("number", number.digits())
                .bind("at", time(at))
                .execute();
        announcer.tell(
                handle,
                number,
                "cancelled order " + number.digits(),
                new Notice.OrderCancelled(),
                at);
    }

    @Override
    public Claimed.Considered consider(Proof proof, Demand demand, ZonedDateTime now) {
        return database.transact(
                "consider a refund",
                handle ->
                        judge(handle, proof.number(), policies.current(handle), demand, now)
                                .map(Judged::decision)
                                .orElseGet(Claimed.Gone::new));
    }

    private static Optional<Judged> judge(
            Handle handle, OrderNumber number, Version version, Demand demand, ZonedDateTime now) {
        return OrderRows.find(handle, number)
                .map(order -> {
                    Account account = RefundBook.account(handle, number);
                    History history = ReturnRows.history(handle, number, "", version.policy(), now);
                    return new ClaimRules(version.policy(), order, account, history, now)
                            .judge(demand);
                });
    }

    @Override
    public Optional<Money> credit(Proof proof) {
        return database.transact(
                "look up store credit", handle -> RefundBook.credit(handle, proof.number()));
    }

    @Override
    public List<Refund> refunds(Proof proof) {
        return database.transact(
                "look up refunds", handle -> RefundBook.of(handle, proof.number()));
    }
}
