package dev.orderline.ivr.sql;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Settled;
import dev.orderline.ivr.orders.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What was settled in a call, written once to the customer of each order when the call has ended,
 * however it has. What that was follows from the rows that the call's requests have left.
 */
public final class CallSummaries {
    /** An action that has failed has asked, and left no act. */
    private static final int MOST_FAILED = 3;

    /** The clocks of a call's beginning and of its first request are read one after the other. */
    private static final String SLACK = "interval '5 seconds'";

    private final Announcer announcer;

    public CallSummaries(Announcer announcer) {
        this.announcer = announcer;
    }

    /** Writes of what was settled in {@code call}, if anything was. */
    void write(Handle handle, CallId call, Instant at) {
        String[] requests = requests(handle, call);
        for (OrderNumber number : orders(handle, requests)) {
            List<Settled> settled = new ArrayList<>(returns(handle, requests, number));
            settled.addAll(changed(handle, requests, number));
            settled.addAll(takenBack(handle, call, number));
            settled.addAll(labels(handle, requests, number));
            settled.addAll(refunds(handle, requests, number));
            if (settled.isEmpty()) continue;
            announcer.write(
                    handle,
                    OutboxRows.id("summary " + call.value() + " " + number.digits()),
                    number,
                    new Notice.CallSummary(settled),
                    at);
        }
    }

    /** The ids that the call's actions have asked by. */
    private static String[] requests(Handle handle, CallId call) {
        int acts =
                handle.createQuery("select count(*) from acts where call_id = :call")
                        .bind("call", call.value())
                        .mapTo(Integer.class)
                        .one();
        return IntStream.rangeClosed(1, acts + MOST_FAILED)
                .mapToObj(count -> Run.request(call.uuid(), count))
                .map(UUID::toString)
                .toArray(String[]::new);
    }

    private static List<OrderNumber> orders(Handle handle, String[] requests) {
        return handle.createQuery(
                        """
                        select distinct order_number from verifications
                         where request = any(:requests::uuid[]) and answer = 'verified'
                         order by order_number
                        """)
                .bindArray("requests", String.class, (Object[]) requests)
                .map((row, _) -> new OrderNumber(row.getString("order_number")))
                .list();
    }

    private static List<Settled> returns(Handle handle, String[] requests, OrderNumber number) {
        return of(
                        handle,
                        """
                        select returns.rma, items.name as item, returns.step, until_on,
                               coalesce(amount_minor, 0) as amount_minor, currency,
                               coalesce(replacements.name, '') as replacement
                          from returns
                          join orders on number = returns.order_number
                          join items on items.order_number = returns.order_number
                                    and items.line = returns.line
                          left join refunds on refunds.rma = returns.rma
                                           and refunds.state <> 'withdrawn'
                          left join replacements on replacements.rma = returns.rma
                         where returns.order_number = :number and returns.step <> 'cancelled'
                           and returns.request = any(:requests::uuid[])
                         order by returns.rma
                        """,
                        requests,
                        number)
                .map((row, _) -> opened(row))
                .list();
    }

    private static Settled opened(ResultSet row) throws SQLException {
        RmaNumber rma = rma(row);
        String item = row.getString("item");
        LocalDate until = row.getObject("until_on", LocalDate.class);
        String replacement = row.getString("replacement");
        if (!replacement.isEmpty()) return new Settled.Exchanged(rma, item, replacement, until);
        return row.getString("step").equals("kept")
                ? new Settled.Kept(rma, item, money(row))
                : new Settled.Returned(rma, item, until, money(row));
    }

    /** What was opened in the same call is told as that. */
    private static List<Settled> changed(Handle handle, String[] requests, OrderNumber number) {
        return of(
                        handle,
                        """
                        select returns.rma, items.name as item, returns.step, until_on,
                               coalesce(amount_minor, 0) as amount_minor, currency
                          from returns
                          join orders on number = returns.order_number
                          join items on items.order_number = returns.order_number
                                    and items.line = returns.line
                          left join refunds on refunds.rma = returns.rma
                                           and refunds.state <> 'withdrawn'
                         where returns.order_number = :number and returns.step <> 'cancelled'
                           and returns.request <> all(:requests::uuid[])
                           and exists (select from return_changes
                                        where return_changes.rma = returns.rma
                                          and return_changes.request = any(:requests::uuid[]))
                         order by returns.rma
                        """,
                        requests,
                        number)
                .map((row, _) -> changed(row))
                .list();
    }

    private static Settled changed(ResultSet row) throws SQLException {
        String item = row.getString("item");
        return row.getString("step").equals("kept")
                ? new Settled.Kept(rma(row), item, money(row))
                : new Settled.Changed(
                        rma(row), item, row.getObject("until_on", LocalDate.class), money(row));
    }

    /** Taking back asks by no request: it counts once anyway. */
    private static List<Settled> takenBack(Handle handle, CallId call, OrderNumber number) {
        return handle.createQuery(
                        """
                        select returns.rma, items.name as item
                          from return_steps
                          join returns on returns.rma = return_steps.rma
                          join items on items.order_number = returns.order_number
                                    and items.line = returns.line
                          join calls on calls.id = :call
                         where returns.order_number = :number and return_steps.step = 'cancelled'
                           and return_steps.at >= started_at - %s
                         order by returns.rma
                        """
                                .formatted(SLACK))
                .bind("call", call.value())
                .bind("number", number.digits())
                .<Settled>map((row, _) -> new Settled.TakenBack(rma(row), row.getString("item")))
                .list();
    }

    private static List<Settled> labels(Handle handle, String[] requests, OrderNumber number) {
        return of(
                        handle,
                        """
                        select distinct returns.rma, items.name as item
                          from outbox
                          join returns on returns.rma = work ->> 'label'
                          join items on items.order_number = returns.order_number
                                    and items.line = returns.line
                         where outbox.id = any(:requests::uuid[]) and kind = 'write'
                           and returns.order_number = :number
                         order by returns.rma
                        """,
                        requests,
                        number)
                .<Settled>map((row, _) -> new Settled.LabelSent(rma(row), row.getString("item")))
                .list();
    }

    private static List<Settled> refunds(Handle handle, String[] requests, OrderNumber number) {
        return of(
                        handle,
                        """
                        select cause, amount_minor, currency, coalesce(items.name, '') as item
                          from refunds join orders on orders.number = refunds.order_number
                          left join items
                            on cause = 'item-cancelled' and items.order_number = number
                               and line = (select max(line) from refund_parts where refund = id)
                         where request = any(:requests::uuid[]) and rma is null
                           and refunds.order_number = :number
                         order by decided_at, id
                        """,
                        requests,
                        number)
                .map((row, _) -> refunded(row))
                .list();
    }

    private static Settled refunded(ResultSet row) throws SQLException {
        Refund.Cause cause =
                Written.parse(Refund.Cause.class, row.getString("cause")).orElseThrow();
        return cause == Refund.Cause.ITEM_CANCELLED
                ? new Settled.ItemCancelled(row.getString("item"), money(row))
                : new Settled.Refunded(cause, money(row));
    }

    private static Query of(Handle handle, String query, String[] requests, OrderNumber number) {
        return handle.createQuery(query)
                .bindArray("requests", String.class, (Object[]) requests)
                .bind("number", number.digits());
    }

    private static RmaNumber rma(ResultSet row) throws SQLException {
        return new RmaNumber(row.getString("rma"));
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(
                row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")));
    }
}
