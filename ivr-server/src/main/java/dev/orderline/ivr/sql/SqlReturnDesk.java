package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ReturnCase;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NeedsPerson;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnRules;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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
                decided(handle, version, asked.number(), asked.line(), asked.reason(), now);
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
                        decided(
                                handle,
                                policies.current(handle),
                                proof.number(),
                                line,
                                reason,
                                now));
    }

    private static Optional<Decision> decided(
            Handle handle,
            Version version,
            OrderNumber number,
            int line,
            ReturnReason reason,
            ZonedDateTime now) {
        return cases(handle, version, number, now)
                .filter(each -> each.item.line() == line)
                .map(each -> each.of.apply(each.item, reason))
                .map(new ReturnRules(version.policy())::decide)
                .findFirst();
    }

    @Override
    public List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return database.transact(
                "look up what may be returned",
                handle -> {
                    Version version = policies.current(handle);
                    var rules = new ReturnRules(version.policy());
                    return cases(handle, version, proof.number(), now)
                            .map(each ->
                                    new ReturnLine(
                                            each.item,
                                            rules.atBest(
                                                    reason -> each.of.apply(each.item, reason))))
                            .toList();
                });
    }

    /** What is decided of a line for a reason, for those who want to know why. */
    public record Considered(Item item, ReturnReason reason, Decision decision) {}

    /**
     * What {@code version} says of each line of an order for each reason; empty if there is no such
     * order. For the shop's own people: nobody has proved anything.
     */
    public List<Considered> consider(OrderNumber number, Version version, ZonedDateTime now) {
        var rules = new ReturnRules(version.policy());
        return database.transact(
                "consider a return",
                handle ->
                        cases(handle, version, number, now)
                                .flatMap(line ->
                                        Stream.of(ReturnReason.values())
                                                .map(reason ->
                                                        new Considered(
                                                                line.item,
                                                                reason,
                                                                rules.decide(
                                                                        line.of.apply(
                                                                                line.item,
                                                                                reason)))))
                                .toList());
    }

    /** A line of an order, and the case that a reason makes of it. */
    private record Line(Item item, BiFunction<Item, ReturnReason, ReturnCase> of) {}

    private static Stream<Line> cases(
            Handle handle, Version version, OrderNumber number, ZonedDateTime now) {
        Map<Integer, RmaNumber> returned = ReturnRows.returned(handle, number);
        History history = ReturnRows.history(handle, number, version.policy().limits().days(), now);
        return OrderRows.find(handle, number).stream()
                .flatMap(order ->
                        order.items().stream()
                                .map(line -> new Line(line, cases(order, returned, history, now))));
    }

    private static BiFunction<Item, ReturnReason, ReturnCase> cases(
            Order order, Map<Integer, RmaNumber> returned, History history, ZonedDateTime now) {
        return (item, reason) -> new ReturnCase(order, item, reason, returned, history, now);
    }
}
