package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.orders.OrderNumber;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the database of a line knows of the settlement of one order. */
final class SettledRows {
    /** What must not be, each with a query that finds it. */
    private static final Map<String, String> FAULTS =
            Map.of(
                    "the order's money is not what is set aside",
                    """
                    select 1 from order_money
                     where order_number = :number
                       and refunded_minor <> (
                           select coalesce(sum(amount_minor), 0) from refunds
                            where order_number = :number
                              and state in ('to-be-approved', 'reserved', 'executed', 'settled'))
                    """,
                    "the ledger is not what the refunds are",
                    """
                    select 1 from refunds
                     where order_number = :number
                       and (select coalesce(string_agg(kind || ' ' || ledger.amount_minor, ', ' order by ledger.id), '')
                              from ledger where refund = refunds.id)
                           <> case when state in ('decided', 'withdrawn') then ''
                                   when state = 'to-be-approved' then 'reserved ' || amount_minor
                                   else 'reserved ' || amount_minor || ', paid-back ' || amount_minor end
                    """,
                    "it was not paid once, to the cent",
                    """
                    select 1 from refunds
                     where order_number = :number
                       and (select coalesce(sum(own_payments.amount_minor), 0) from own_payments
                             where key = refunds.id)
                           <> case when state = 'settled' and destination = 'original'
                                   then amount_minor else 0 end
                    """,
                    "something was paid that is no refund",
                    """
                    select 1 from own_payments
                     where payment = 'order-' || :number
                       and key not in (select id from refunds where order_number = :number)
                    """,
                    "store credit is not what was credited",
                    """
                    select 1 from orders
                     where number = :number
                       and coalesce((select sum(balance_minor) from store_credit
                                      where store_credit.customer_id = orders.customer_id), 0)
                           <> (select coalesce(sum(amount_minor + bonus_minor), 0) from refunds
                                where order_number = :number and destination = 'credit'
                                  and state = 'settled')
                    """,
                    "more is refunded than the parts are worth",
                    """
                    select 1 from refunds
                     where order_number = :number and state <> 'withdrawn'
                       and amount_minor > (select coalesce(sum(refund_parts.amount_minor), 0)
                                             from refund_parts
                                            where refund = refunds.id and not released)
                    """,
                    "a return did not come to where it is step by step",
                    """
                    select 1 from returns
                     where order_number = :number
                       and (not exists (select from return_steps
                                         where return_steps.rma = returns.rma
                                           and return_steps.step = returns.step)
                         or exists (select from return_steps
                                     where return_steps.rma = returns.rma
                                       and at < returns.opened_at))
                    """,
                    "a label is missing, or there for nothing",
                    """
                    select 1 from returns
                     where order_number = :number
                       and (step <> 'kept') <> exists (select from labels where labels.rma = returns.rma)
                    """,
                    "a refund of what was taken back is not withdrawn",
                    """
                    select 1 from returns join refunds using (rma)
                     where returns.order_number = :number
                     group by rma, step
                    having (step = 'cancelled') = bool_or(state <> 'withdrawn')
                    """,
                    "the order is cancelled and not paid back, or paid back and not cancelled",
                    """
                    select 1 from orders
                     where number = :number
                       and (cancelled_at is not null)
                           <> exists (select from refunds
                                       where order_number = :number and cause = 'cancelled')
                    """);

    private final Jdbi database;
    private final OrderNumber number;

    SettledRows(Jdbi database, OrderNumber number) {
        this.database = database;
        this.number = number;
    }

    /** Returns, refunds and their parts are exactly these, and all that follows from them is so. */
    void hold(Settlement settlement) {
        assertEquals(
                settlement.returns(),
                list(
                        """
                        select name || ' ' || step from returns join items using (order_number, line)
                         where order_number = :number and step <> 'cancelled'
                        """));
        assertEquals(
                settlement.refunds(),
                list(
                        """
                        select (amount_minor / 100.0)::numeric(12, 2) || ' ' || currency || ' ' || cause
                               || ' ' || state || ' ' || destination
                          from refunds join orders on number = order_number
                         where order_number = :number
                        """));
        assertEquals(
                settlement.parts(),
                list(
                        """
                        select coalesce(name || ' ', '') || kind || ' '
                               || (amount_minor / 100.0)::numeric(12, 2)
                          from refund_parts left join items using (order_number, line)
                         where order_number = :number and not released
                        """));
        FAULTS.forEach((fault, query) -> assertEquals(List.of(), list(query), fault));
    }

    /** The RMA of the one return of the order. */
    String rma() {
        return database.withHandle(handle ->
                handle.createQuery("select rma from returns where order_number = :number")
                        .bind("number", number.digits())
                        .mapTo(String.class)
                        .one());
    }

    private List<String> list(String query) {
        return database.withHandle(handle ->
                handle
                        .createQuery(query)
                        .bind("number", number.digits())
                        .mapTo(String.class)
                        .stream()
                        .sorted()
                        .toList());
    }

    /** Whether nothing is left to be done outside, of any order. */
    static boolean isAllDone(Handle handle) {
        return handle.createQuery("select not exists (select from outbox where state = 'waiting')")
                .mapTo(Boolean.class)
                .one();
    }
}
