package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnDecisions.Considered;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NeedsPerson;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The return desk over PostgreSQL. Requests for returns of one customer's orders are judged one
 * after the other, on all nodes together, by the policy that counts then.
 */
public final class SqlReturnDesk implements ReturnDesk {
    private final Database database;
    private final SqlReturnPolicies policies;

    public SqlReturnDesk(Database database, SqlReturnPolicies policies) {
        this.database = database;
        this.policies = policies;
    }

    @Override
    public ReturnOpened open(
            UUID request, Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        var asked = new ReturnRows.Asked(request, proof.number(), line, reason);
        return database.transact(
                "open a return",
                handle -> {
                    lock(handle, proof.number());
                    return ReturnRows.answer(handle, asked)
                            .orElseGet(() -> judged(handle, asked, now));
                });
    }

    /**
     * Whoever wants the same line waits, and then sees what has become of it; so does whoever wants
     * another of the same customer, whose returns are limited.
     */
    private static void lock(Handle handle, OrderNumber number) {
        handle.createQuery(
                        """
                        select id from customers
                         where id = (select customer_id from orders where number = :number)
                           for no key update
                        """)
                .bind("number", number.digits())
                .mapTo(Long.class)
                .findOne();
    }

    private ReturnOpened judged(Handle handle, ReturnRows.Asked asked, ZonedDateTime now) {
        Version version = policies.current(handle);
        Optional<Decision> decision =
                decisions(handle, version, asked.number(), now)
                        .flatMap(all -> all.of(asked.line(), asked.reason()));
        if (decision.isEmpty()) return new Gone();
        var by = new ReturnRows.By(version.number(), now.toInstant());
        return switch (decision.get()) {
            case Decision.Granted granted ->
                    new Opened(ReturnRows.insert(handle, asked, granted, by), granted.terms());
            case Decision.ForPerson why -> {
                ReturnRows.insertRefused(handle, asked, why, by);
                yield new NeedsPerson(why);
            }
            case Decision.Refused why -> {
                ReturnRows.insertRefused(handle, asked, why, by);
                yield new NotReturnable(why);
            }
        };
    }

    @Override
    public Optional<Decision> decide(
            Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        return database.transact(
                "decide a return",
                handle ->
                        decisions(handle, policies.current(handle), proof.number(), now)
                                .flatMap(all -> all.of(line, reason)));
    }

    @Override
    public List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return database.transact(
                "look up what may be returned",
                handle ->
                        decisions(handle, policies.current(handle), proof.number(), now)
                                .map(ReturnDecisions::atBest)
                                .orElse(List.of()));
    }

    /**
     * What {@code version} says of each line of an order for each reason; empty if there is no such
     * order. For the shop's own people: nobody has proved anything.
     */
    public List<Considered> consider(OrderNumber number, Version version, ZonedDateTime now) {
        return database.transact(
                "consider a return",
                handle ->
                        decisions(handle, version, number, now)
                                .map(ReturnDecisions::all)
                                .orElse(List.of()));
    }

    private static Optional<ReturnDecisions> decisions(
            Handle handle, Version version, OrderNumber number, ZonedDateTime now) {
        ReturnPolicy policy = version.policy();
        return OrderRows.find(handle, number)
                .map(order ->
                        new ReturnDecisions(
                                policy,
                                order,
                                ReturnRows.returned(handle, number),
                                ReturnRows.history(handle, number, policy.limits().days(), now),
                                now));
    }
}
