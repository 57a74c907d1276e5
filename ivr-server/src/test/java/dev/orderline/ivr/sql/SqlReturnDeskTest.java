package dev.orderline.ivr.sql;

import static dev.orderline.ivr.orders.Refund.Destination.ORIGINAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.PolicyVersion;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnDeskContract;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlReturnDeskTest extends ReturnDeskContract {
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-20T12:00-05:00[America/New_York]");

    private static final String WRITTEN =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            final-sale-except: wrong-item
            label:
              - {name: our mistake, reason: [damaged, wrong-item], paid-by: shop}
              - {name: else, paid-by: customer, costs: 4.95}
            photo: [{name: damage, reason: damaged, from: 90.00}]
            approval: {nobody-up-to: 0, two-persons-above: 0}
            limits: {a-day: 2, lately: 3, days: 30}
            conditions: [{name: too large, reason: too-large, from: 90.00, opened: 15, used: refused}]
            flags: [{name: broken before, claimed-damaged: 1, days: 30}]
            """;

    private static final Announcer ANNOUNCER = new Announcer(ShippedLetters.read(), true);

    private final OpenDatabases open = new OpenDatabases();
    private @Nullable Database last;

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected ReturnDesk desk(Order order) {
        last = shop(order);
        return returns(last);
    }

    @Override
    protected PhotoDesk photos(Supplier<PhotoToken> tokens) {
        return new SqlPhotoDesk(Objects.requireNonNull(last), ANNOUNCER, tokens, PhotoToken::value);
    }

    /** By the contract's policy, as it is written. */
    private static SqlReturnDesk returns(Database database) {
        var policies = new SqlReturnPolicies(database);
        policies.publishFirst(
                "returns.yaml", WRITTEN, new Signature("anna", "thirty days", NOW.toInstant()));
        assertEquals(POLICY, policies.current().policy());
        return new SqlReturnDesk(
                database,
                policies,
                ANNOUNCER,
                new Address("Fernhill", "1 Depot Street", "Memphis", "38103", "US"));
    }

    private Database shop(Order order) {
        return open.filled(TestDatabase.withTables(), order, new Postcode("29063"));
    }

    @Test
    void theDatabaseItselfRefusesASecondReturnOfALine() {
        Database database = shop(order());
        open(returns(database), UUID.randomUUID(), 1);
        var refused =
                assertThrows(
                        UnableToExecuteStatementException.class,
                        () -> database.jdbi().useHandle(SqlReturnDeskTest::copyReturn));
        assertTrue(
                String.valueOf(refused.getCause()).contains("one_return_a_line"),
                refused::toString);
        assertEquals(1, count(database, "returns"));
    }

    private static void copyReturn(Handle handle) {
        handle.execute(
                """
                insert into returns
                select '100142', gen_random_uuid(), order_number, line, quantity,
                       reason, until_on, opened_at, policy, terms, because
                  from returns
                """);
    }

    @Test
    void anOrderWithAnOpenReturnStays() {
        Database database = shop(order());
        open(returns(database), UUID.randomUUID(), 1);
        assertThrows(
                UnableToExecuteStatementException.class,
                () -> database.jdbi().useHandle(handle -> handle.execute("delete from orders")));
    }

    @Test
    void whatWasRefusedGoesWithItsOrder() {
        Database database = shop(order());
        var desk = returns(database);
        UUID request = UUID.randomUUID();
        open(desk, request, 3);
        assertEquals(1, count(database, "refused_returns"));

        database.jdbi().useHandle(handle -> handle.execute("delete from orders"));

        assertEquals(0, count(database, "refused_returns"));
        assertEquals(List.of(), desk.lines(PROOF, NOW));
        assertEquals(new Gone(), open(desk, request, 3));
    }

    /** Or two nodes would each open the last return that a day allows. */
    @Test
    void aRequestWaitsForWhatTheSameCustomerDoesElsewhere() {
        DatabaseAccess access = TestDatabase.withTables();
        var desk = returns(open.filled(access, order(), new Postcode("29063")));
        open.opened(access)
                .jdbi()
                .useTransaction(handle -> {
                    handle.execute("select from customers for no key update");

                    assertThrows(DeskFailure.class, () -> open(desk, UUID.randomUUID(), 1));
                });
        assertInstanceOf(Opened.class, open(desk, UUID.randomUUID(), 1));
    }

    @Test
    void whatWasDecidedIsKeptWithTheRuleAndTheVersion() {
        Database database = shop(order());
        open(returns(database), UUID.randomUUID(), 1);

        assertEquals(
                List.of("1 windows: everything 2026-11-10 4504"),
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                select concat_ws(' ', policy, because ->> 'rule',
                                                                 because -> 'facts' ->> 'delivered',
                                                                 terms ->> 'refundMinor')
                                                  from returns
                                                """)
                                        .mapTo(String.class)
                                        .list()));
    }

    @Test
    void theNewestPolicyCountsFromTheNextDecisionOn() {
        Database database = shop(order());
        var desk = returns(database);
        String shorter = WRITTEN.replace("days: 30}]", "days: 5}]");
        new SqlReturnPolicies(database)
                .publish(
                        "returns.yaml",
                        shorter,
                        new Signature("anna", "five days", NOW.toInstant()));

        var refused = assertInstanceOf(NotReturnable.class, open(desk, UUID.randomUUID(), 1));
        assertInstanceOf(Decision.TooLate.class, refused.why());
        assertEquals(
                List.of(2, 1),
                new SqlReturnPolicies(database)
                        .log(10).stream().map(PolicyVersion::number).toList());
    }

    @Test
    void theFirstPolicyIsPublishedOnce() {
        Database database = shop(order());
        returns(database);
        returns(database);

        assertEquals(1, count(database, "policy_versions"));
    }

    @Test
    void whenTheNumbersAreUsedUpNothingIsOpened() {
        Database database = shop(order());
        database.jdbi().useHandle(handle -> handle.execute("select setval('rma_serials', 99999)"));
        var desk = returns(database);
        assertThrows(DeskFailure.class, () -> open(desk, UUID.randomUUID(), 1));
        assertEquals(0, count(database, "returns"));
    }

    private static ReturnOpened open(ReturnDesk desk, UUID request, int line) {
        return desk.open(
                request, PROOF, new ReturnWish(line, ReturnReason.CHANGED_MIND), ORIGINAL, NOW);
    }

    private static int count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from " + table)
                                .mapTo(Integer.class)
                                .one());
    }
}
