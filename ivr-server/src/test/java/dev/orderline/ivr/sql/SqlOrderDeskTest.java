package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderDeskContract;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.LockedOut;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlOrderDeskTest extends OrderDeskContract {
    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected OrderDesk desk(Clock clock, Order order, Postcode postcode) {
        return new SqlOrderDesk(open.filled(TestDatabase.withTables(), order, postcode), clock);
    }

    @Test
    void attemptsOutliveTheServer() {
        DatabaseAccess access = TestDatabase.withTables();
        var before = new SqlOrderDesk(open.filled(access, order(), POSTCODE), Clock.systemUTC());
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++)
            assertEquals(new Refused(), before.verify(UUID.randomUUID(), NUMBER, WRONG, CALLER));
        open.close();

        var after = new SqlOrderDesk(open.opened(access), Clock.systemUTC());

        assertEquals(new LockedOut(), after.verify(UUID.randomUUID(), NUMBER, POSTCODE, CALLER));
    }

    @Test
    void anOrderDeletedMeanwhileIsNotFound() {
        Database database = open.filled(TestDatabase.withTables(), order(), POSTCODE);
        var desk = new SqlOrderDesk(database, Clock.systemUTC());
        var verified =
                assertInstanceOf(
                        Verified.class, desk.verify(UUID.randomUUID(), NUMBER, POSTCODE, CALLER));
        database.jdbi().useHandle(handle -> handle.execute("delete from orders"));

        assertEquals(Optional.empty(), desk.find(verified.proof()));
    }

    @Test
    void aLockedTableIsAFailureThatNamesNobody() {
        DatabaseAccess access = TestDatabase.withTables();
        var desk = new SqlOrderDesk(open.filled(access, order(), POSTCODE), Clock.systemUTC());
        open.opened(access)
                .jdbi()
                .useTransaction(handle -> {
                    handle.execute("lock table verifications in access exclusive mode");
                    DeskFailure failure =
                            assertThrows(
                                    DeskFailure.class,
                                    () -> desk.verify(UUID.randomUUID(), NUMBER, POSTCODE, CALLER));
                    assertNamesNobody(failure);
                });
    }

    @Test
    void anAttemptThatIsStillBeingCommittedHoldsUpItsOrderAndItsCallerOnly() {
        DatabaseAccess access = TestDatabase.withTables();
        var desk = new SqlOrderDesk(open.filled(access, order(), POSTCODE), Clock.systemUTC());
        open.opened(access)
                .jdbi()
                .useTransaction(handle -> {
                    SqlOrderDesk.lock(handle, NUMBER, CALLER);

                    var other = OrderNumber.ofSerial(1);
                    var stranger = new CallerNumber("+18035550199");
                    assertEquals(new Refused(), verify(desk, other, stranger));
                    assertEquals(new Refused(), verify(desk, other, CallerNumber.WITHHELD));
                    assertThrows(DeskFailure.class, () -> verify(desk, NUMBER, stranger));
                    assertThrows(DeskFailure.class, () -> verify(desk, other, CALLER));
                });
    }

    private static Verification verify(OrderDesk desk, OrderNumber number, CallerNumber caller) {
        return desk.verify(UUID.randomUUID(), number, WRONG, caller);
    }

    private static void assertNamesNobody(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            assertFalse(message.contains(NUMBER.digits()), message);
            assertFalse(message.contains(POSTCODE.digits()), message);
            assertFalse(message.contains(CALLER.value()), message);
        }
    }
}
