package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.AlreadyReturned;
import dev.orderline.ivr.orders.Decision.FinalSale;
import dev.orderline.ivr.orders.Decision.ForPerson;
import dev.orderline.ivr.orders.Decision.NotAsNew;
import dev.orderline.ivr.orders.Decision.NotDelivered;
import dev.orderline.ivr.orders.Decision.TooLate;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Past;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.NeedsPerson;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Returns, and requests for returns that were refused, as rows of their tables. */
final class ReturnRows {
    private ReturnRows() {}

    /** One request for a return. */
    record Asked(UUID request, OrderNumber number, ReturnWish wish) {}

    /** By which version of the policy something was decided, and when. */
    record By(int policy, Instant at) {}

    private record Answered(Asked asked, ReturnOpened answer) {}

    /**
     * What {@code asked} was answered before; empty if it never was.
     *
     * @throws IllegalArgumentException if its request has asked something else before
     */
    static Optional<ReturnOpened> answer(Handle handle, Asked asked) {
        Optional<Answered> before =
                opened(handle, asked.request()).or(() -> refused(handle, asked.request()));
        if (before.isPresent() && !before.get().asked().equals(asked))
            throw new IllegalArgumentException("this request has asked something else before");
        return before.map(Answered::answer);
    }

    private static Optional<Answered> opened(Handle handle, UUID request) {
        return handle.createQuery(
                        """
                        select request, order_number, line, reason, condition, rma, terms
                          from returns where request = :request
                        """)
                .bind("request", request)
                .map((row, _) ->
                        new Answered(
                                asked(row),
                                new Opened(rma(row), DecisionJson.terms(row.getString("terms")))))
                .findOne();
    }

    private static Optional<Answered> refused(Handle handle, UUID request) {
        return handle.createQuery(
                        """
                        select request, order_number, line, reason, condition, refusal, rma,
                               delivered_on, until_on, because, terms
                          from refused_returns where request = :request
                        """)
                .bind("request", request)
                .map((row, _) -> new Answered(asked(row), refused(row)))
                .findOne();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("request", UUID.class),
                new OrderNumber(row.getString("order_number")),
                new ReturnWish(
                        row.getInt("line"),
                        ReturnReason.parse(row.getString("reason")).orElseThrow(),
                        condition(row)));
    }

    private static Condition condition(ResultSet row) throws SQLException {
        return Condition.parse(row.getString("condition")).orElseThrow();
    }

    private static ReturnOpened refused(ResultSet row) throws SQLException {
        String name = row.getString("refusal");
        Because because = DecisionJson.because(row.getString("because"));
        return switch (name) {
            case "not-delivered" -> new NotReturnable(new NotDelivered(because));
            case "too-late" ->
                    new NotReturnable(
                            new TooLate(day(row, "delivered_on"), day(row, "until_on"), because));
            case "final-sale" -> new NotReturnable(new FinalSale(because));
            case "not-as-new" -> new NotReturnable(new NotAsNew(condition(row), because));
            case "already-returned" -> new NotReturnable(new AlreadyReturned(rma(row), because));
            case "needs-person" ->
                    new NeedsPerson(
                            new ForPerson(DecisionJson.terms(row.getString("terms")), because));
            default -> throw new IllegalStateException("no refusal is named " + name);
        };
    }

    private static RmaNumber rma(ResultSet row) throws SQLException {
        return new RmaNumber(row.getString("rma"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /**
     * The lines of an order of which a return is open.
     *
     * @param but a return that does not count; empty for none
     */
    static Map<Integer, RmaNumber> returned(Handle handle, OrderNumber number, String but) {
        return handle
                .createQuery(
                        """
                        select line, rma from returns
                         where order_number = :number and step <> 'cancelled' and rma <> :but
                        """)
                .bind("but", but)
                .bind("number", number.digits())
                .map((row, _) -> Map.entry(row.getInt("line"), rma(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What the customer of an order has done before {@code now}, as far as a policy asks for it.
     *
     * @param but a return that does not count; empty for none
     */
    static History history(
            Handle handle, OrderNumber number, String but, ReturnPolicy policy, ZonedDateTime now) {
        List<Past> past = policy.flags().isEmpty() ? List.of() : past(handle, number, but);
        return handle.createQuery(
                        """
                        select count(*) filter (where opened_at >= :today) as today, count(*) as lately
                          from returns join orders on orders.number = returns.order_number
                         where orders.customer_id = (select customer_id from orders where number = :number)
                           and opened_at >= :since and opened_at < :tomorrow and rma <> :but
                        """)
                .bind("but", but)
                .bind("number", number.digits())
                .bind("today", midnight(now, 0))
                .bind("tomorrow", midnight(now, 1))
                .bind("since", midnight(now, 1 - policy.limits().days()))
                .map((row, _) -> new History(row.getInt("today"), row.getInt("lately"), past))
                .one();
    }

    /** Of all orders of an order's customer, in no order. */
    private static List<Past> past(Handle handle, OrderNumber number, String but) {
        return handle.createQuery(
                        """
                        with theirs as (
                            select number, placed_at, cancelled_at from orders
                             where customer_id = (select customer_id from orders where number = :number))
                        select 'ordered' as kind, placed_at as at, '' as reason,
                               (select coalesce(sum(quantity), 0) from items
                                 where order_number = theirs.number) as pieces
                          from theirs where cancelled_at is null
                        union all
                        select 'returned', opened_at, reason, quantity
                          from returns join theirs on theirs.number = returns.order_number
                         where step <> 'cancelled' and rma <> :but
                        union all
                        select 'lost', decided_at, '', 0
                          from refunds join theirs on theirs.number = refunds.order_number
                         where cause = 'lost' and state <> 'withdrawn'
                        """)
                .bind("number", number.digits())
                .bind("but", but)
                .map((row, _) -> past(row))
                .list();
    }

    private static Past past(ResultSet row) throws SQLException {
        Instant at = instant(row, "at");
        int pieces = row.getInt("pieces");
        return switch (row.getString("kind")) {
            case "ordered" -> new Past.Ordered(at, pieces);
            case "returned" ->
                    new Past.Returned(
                            at, ReturnReason.parse(row.getString("reason")).orElseThrow(), pieces);
            case "lost" -> new Past.ClaimedLost(at);
            default -> throw new IllegalStateException("nobody does that");
        };
    }

    private static OffsetDateTime midnight(ZonedDateTime now, int daysLater) {
        return now.toLocalDate().plusDays(daysLater).atStartOfDay(now.getZone()).toOffsetDateTime();
    }

    /** Writes a return, under a number that no other has had. */
    static RmaNumber insert(Handle handle, Asked asked, Decision.Granted granted, By by) {
        RmaNumber rma =
                RmaNumber.ofSerial(
                        handle.createQuery("select nextval('rma_serials')")
                                .mapTo(Integer.class)
                                .one());
        handle.createUpdate(
                        """
                        insert into returns (rma, request, order_number, line, quantity, reason,
                                             condition, until_on, opened_at, policy, terms, because)
                        values (:rma, :request, :number, :line, :quantity, :reason,
                                :condition, :until, :at, :policy, :terms::jsonb, :because::jsonb)
                        """)
                .bindMap(columns(asked, by))
                .bind("rma", rma.digits())
                .bind("quantity", granted.terms().quantity())
                .bind("until", granted.terms().until())
                .bind("terms", DecisionJson.write(granted.terms()))
                .bind("because", DecisionJson.write(granted.because()))
                .execute();
        ReturnBook.step(
                handle,
                rma,
                granted.terms().keeps() ? ReturnStep.KEPT : ReturnStep.OPENED,
                by.at());
        return rma;
    }

    /** Takes down that it could be exchanged when it was opened. */
    static void exchangeable(Handle handle, RmaNumber rma) {
        handle.createUpdate("update returns set exchangeable = true where rma = :rma")
                .bind("rma", rma.digits())
                .execute();
    }

    /** Writes down that nothing was opened. */
    static void insertRefused(Handle handle, Asked asked, Decision.Ripe why, By by) {
        handle.createUpdate(
                        """
                        insert into refused_returns (request, order_number, line, reason, condition,
                                                     refusal, rma, delivered_on, until_on, refused_at,
                                                     policy, terms, because)
                        values (:request, :number, :line, :reason, :condition,
                                :refusal, :rma, :delivered, :until, :at,
                                :policy, :terms::jsonb, :because::jsonb)
                        """)
                .bindMap(columns(asked, by))
                .bindMap(columns(why))
                .execute();
    }

    private static Map<String, Object> columns(Asked asked, By by) {
        return Map.of(
                "request", asked.request(),
                "number", asked.number().digits(),
                "line", asked.wish().line(),
                "reason", asked.wish().reason().written(),
                "condition", asked.wish().condition().written(),
                "at", time(by.at()),
                "policy", by.policy());
    }

    private static Map<String, @Nullable Object> columns(Decision.Ripe why) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("rma", null);
        columns.put("delivered", null);
        columns.put("until", null);
        columns.put("terms", null);
        columns.put("because", DecisionJson.write(why.because()));
        switch (why) {
            case Decision.Granted _ -> throw new IllegalArgumentException("that is no refusal");
            case ForPerson(var terms, _) -> {
                columns.put("refusal", "needs-person");
                columns.put("terms", DecisionJson.write(terms));
            }
            case NotDelivered _ -> columns.put("refusal", "not-delivered");
            case TooLate(var delivered, var until, _) -> {
                columns.put("refusal", "too-late");
                columns.put("delivered", delivered);
                columns.put("until", until);
            }
            case FinalSale _ -> columns.put("refusal", "final-sale");
            case NotAsNew _ -> columns.put("refusal", "not-as-new");
            case AlreadyReturned(var rma, _) -> {
                columns.put("refusal", "already-returned");
                columns.put("rma", rma.digits());
            }
        }
        return columns;
    }
}
