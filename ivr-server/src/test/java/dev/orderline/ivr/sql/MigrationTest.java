package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.orders.Account;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What shops have in their tables outlives new versions of these. */
@Tag("slow")
class MigrationTest {
    private static final OrderNumber NUMBER = OrderNumber.ofSerial(4_711);
    private static final RmaNumber RMA = RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL);
    private static final UUID OPENED = UUID.randomUUID();
    private static final UUID REFUSED = UUID.randomUUID();

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    /** A database as version 10 left it, with one return and one that was refused. */
    private static DatabaseAccess beforePolicies() {
        DatabaseAccess access = TestDatabase.empty();
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:db/migration")
                .target("10")
                .load()
                .migrate();
        try (Database old = Database.connect(access)) {
            old.jdbi()
                    .useHandle(handle -> {
                        handle.execute(
                                """
                                with customer as (
                                    insert into customers (name, phone) values ('A', '+1') returning id)
                                insert into orders (number, customer_id, postcode, placed_at,
                                                    promised_on, paid_minor, currency)
                                select ?, id, '29063', '2026-10-01', '2026-10-05', 5000, 'USD'
                                  from customer
                                """,
                                NUMBER.digits());
                        handle.execute(
                                """
                                insert into items (order_number, line, sku, name, quantity, price_minor)
                                values (?, 1, 'A', 'red cap', 2, 1900), (?, 2, 'B', 'red hat', 1, 1200)
                                """,
                                NUMBER.digits(),
                                NUMBER.digits());
                        handle.execute(
                                """
                                insert into returns values
                                (?, ?, ?, 1, 2, 'too-small', '2026-11-05', '2026-10-10')
                                """,
                                RMA.digits(),
                                OPENED,
                                NUMBER.digits());
                        handle.execute(
                                """
                                insert into refused_returns values
                                (?, ?, 2, 'damaged', 'too-late', null, '2026-08-01', '2026-08-31', '2026-10-10')
                                """,
                                REFUSED,
                                NUMBER.digits());
                    });
        }
        return access;
    }

    @Test
    void returnsThatWereOpenedBeforeThereWerePoliciesAreAnsweredAsThen() {
        Database database = open.opened(beforePolicies());

        var opened =
                assertInstanceOf(
                        Opened.class, answered(database, OPENED, 1, ReturnReason.TOO_SMALL));
        assertEquals(RMA, opened.rma());
        assertEquals(3_800, opened.terms().refund().minor());
        assertEquals(2, opened.terms().quantity());
        assertEquals(new Label.ShopPays(), opened.terms().label());
        assertEquals(
                Condition.NOT_TOLD,
                database.jdbi()
                        .withHandle(handle -> ReturnBook.find(handle, RMA).orElseThrow())
                        .condition());
        var refused =
                assertInstanceOf(
                        NotReturnable.class, answered(database, REFUSED, 2, ReturnReason.DAMAGED));
        assertEquals(
                "2026-08-31",
                assertInstanceOf(Decision.TooLate.class, refused.why()).until().toString());
    }

    @Test
    void whatWasPaidBeforeThereWasALedgerIsThere() {
        Database database = open.opened(beforePolicies());

        Account account = database.jdbi().withHandle(handle -> RefundBook.account(handle, NUMBER));
        assertEquals(5_000, account.paid().minor());
        assertEquals(0, account.shipping().minor(), "the items cost that much");
        assertEquals(0, account.promised().minor());
        ReturnUnderway before =
                database.jdbi()
                        .withHandle(handle -> ReturnBook.underway(handle, NUMBER))
                        .getFirst();
        assertEquals(ReturnStep.OPENED, before.step());
    }

    @Test
    void whoWasACustomerBeforeHasNotToldHowTheyLikeToBeWrittenTo() {
        Database database = open.opened(beforePolicies());
        assertEquals(
                new OnFile("", "+1", LikedWay.UNTOLD),
                database.jdbi().withHandle(handle -> OnFile.of(handle, NUMBER)).orElseThrow());
    }

    private static Object answered(Database database, UUID request, int line, ReturnReason why) {
        return database.jdbi()
                .withHandle(handle ->
                        ReturnRows.answer(
                                        handle,
                                        new ReturnRows.Asked(
                                                request, NUMBER, new ReturnWish(line, why)))
                                .orElseThrow());
    }
}
