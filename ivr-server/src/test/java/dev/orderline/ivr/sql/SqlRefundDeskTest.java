package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Past;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RefundDeskContract;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlRefundDeskTest extends RefundDeskContract {
    private static final String WRITTEN =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: customer, costs: 4.95}]
            keep-it: [{name: small, reason: damaged, up-to: 15.00}]
            shipping-back: damaged
            credit-bonus: [{name: some, category: unsorted, from: 40.00, percent: 10}]
            late-after-days: 2
            approval: {nobody-up-to: 100.00, two-persons-above: 500.00}
            limits: {a-day: 10, lately: 30, days: 30}
            flags: [{name: returns all, returned-percent: 100, orders: 1, days: 30}]
            """;

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected Office office(Order order) {
        return office(database(order));
    }

    private Database database(Order order) {
        return open.filled(TestDatabase.withTables(), order, new Postcode("29063"));
    }

    private static Office office(Database database) {
        var policies = new SqlReturnPolicies(database);
        policies.publishFirst(
                "returns.yaml", WRITTEN, new Signature("anna", "thirty days", NOW.toInstant()));
        assertEquals(POLICY, policies.current().policy());
        var announcer = new Announcer(ShippedLetters.read(), true);
        var depot = new Address("Fernhill", "1 Depot Street", "Memphis", "38103", "US");
        var desks =
                new Desks(
                        new SqlOrderDesk(database, Clock.systemUTC()),
                        new SqlReturnDesk(database, policies, announcer, depot),
                        new SqlRefundDesk(database, policies, announcer),
                        new SqlExchangeDesk(database, policies, announcer, depot),
                        new SqlCodeDesk(database, announcer),
                        new SqlPhotoDesk(database, announcer, PhotoToken::value),
                        new SqlCallbackDesk(database),
                        new SqlRatingDesk(database));
        return new Office(desks, new SqlWarehouse(database, announcer));
    }

    @Test
    void theLedgerSaysWhatIsSetAsideAndTheOutboxWhatIsToBeDone() {
        Database database = database(silent());
        Desks desks = office(database).desks();
        desks.refunds().claim(UUID.randomUUID(), PROOF, Claim.LOST, Destination.ORIGINAL, NOW);

        assertEquals(
                List.of("reserved 6789"),
                rows(database, "select kind || ' ' || amount_minor from ledger"));
        assertEquals(
                List.of("6789 of 6789"),
                rows(database, "select refunded_minor || ' of ' || paid_minor from order_money"));
        assertEquals(
                List.of("pay-back order-" + PROOF.number().digits() + " 6789", "tell  ", "write  "),
                rows(
                        database,
                        """
                        select concat_ws(' ', kind, coalesce(work ->> 'payment', ''), coalesce(work ->> 'minor', ''))
                          from outbox order by kind
                        """));
    }

    @Test
    void flagsLookAtAllOrdersOfTheCustomerThatWereNotCancelled() {
        Database database = database(silent());
        claimed(database);
        database.jdbi()
                .useHandle(handle ->
                        handle.createScript(
                                        """
                                        insert into orders (number, customer_id, postcode, placed_at,
                                                            promised_on, currency, cancelled_at)
                                        select others.number, customer_id, postcode, '2026-11-01Z',
                                               '2026-11-05', currency, others.cancelled_at
                                          from orders
                                          cross join (values ('10000008', null),
                                                             ('10000016', timestamptz '2026-11-02Z'))
                                               as others (number, cancelled_at);
                                        insert into items (order_number, line, sku, name, quantity, price_minor)
                                        values ('10000008', 1, 'A', 'red cap', 3, 1000),
                                               ('10000016', 1, 'A', 'red cap', 4, 1000)
                                        """)
                                .execute());

        List<Past> past =
                database.jdbi()
                        .withHandle(handle ->
                                ReturnRows.history(handle, PROOF.number(), "", POLICY, NOW).past());

        assertEquals(
                Set.of(
                        new Past.Ordered(NOW.minusDays(25).toInstant(), 2),
                        new Past.Ordered(Instant.parse("2026-11-01T00:00:00Z"), 3),
                        new Past.ClaimedLost(NOW.toInstant())),
                Set.copyOf(past));
        assertEquals(3, past.size());
    }

    @Test
    void theDatabaseItselfPaysNothingBackThatWasNotPaid() {
        Database database = database(silent());
        Refund refund = claimed(database);
        refuses(
                database,
                "order_money_check",
                """
                insert into refunds (id, request, order_number, cause, amount_minor, destination,
                                     state, approvals_needed, because, decided_at, changed_at)
                select '00000000-0000-0000-0000-000000000001', gen_random_uuid(), order_number, 'lost', 1,
                       'original', 'decided', 0, '{}', now(), now()
                  from refunds;
                insert into ledger (refund, order_number, kind, amount_minor, at)
                select id, order_number, 'reserved', amount_minor, now() from refunds where amount_minor = 1
                """);
        refuses(
                database,
                "refunded_once",
                """
                insert into refunds (id, request, order_number, cause, amount_minor, destination,
                                     state, approvals_needed, because, decided_at, changed_at)
                select '00000000-0000-0000-0000-000000000001', gen_random_uuid(), order_number, 'lost', 1,
                       'original', 'decided', 0, '{}', now(), now()
                  from refunds;
                insert into refund_parts (refund, order_number, line, unit, kind, amount_minor)
                select '00000000-0000-0000-0000-000000000001', order_number, line, unit, kind, amount_minor
                  from refund_parts
                """);
        refuses(database, "only a row of the ledger", "update order_money set refunded_minor = 0");
        refuses(database, "rows of the ledger", "update ledger set amount_minor = 1");
        refuses(database, "rows of the ledger", "delete from ledger");
        refuses(
                database,
                "ledger_refund_kind_key",
                """
                insert into ledger (refund, order_number, kind, amount_minor, at)
                select refund, order_number, kind, 1, now() from ledger
                """);
        assertEquals(
                List.of(refund.amount().minor() + ""),
                rows(database, "select refunded_minor from order_money"));
    }

    private static Refund claimed(Database database) {
        Desks desks = office(database).desks();
        desks.refunds().claim(UUID.randomUUID(), PROOF, Claim.LOST, Destination.ORIGINAL, NOW);
        return desks.refunds().refunds(PROOF).getFirst();
    }

    private static void refuses(Database database, String why, String statement) {
        var refused =
                assertThrows(
                        UnableToExecuteStatementException.class,
                        () ->
                                database.jdbi()
                                        .useTransaction(handle ->
                                                handle.createScript(statement).execute()));
        assertTrue(String.valueOf(refused.getCause()).contains(why), () -> refused.getCause() + "");
    }

    private static List<String> rows(Database database, String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
