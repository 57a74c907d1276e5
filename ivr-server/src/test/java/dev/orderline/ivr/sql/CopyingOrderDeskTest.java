package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderDeskContract;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource;
import dev.orderline.ivr.orders.OrderSource.Result;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.LockedOut;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CopyingOrderDeskTest extends OrderDeskContract {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Person ANN =
            new Person("Ann Example", "+18035550123", "ann@example.org", "5 Elm Street", "Irmo");

    private final OpenDatabases open = new OpenDatabases();
    private final Told told = new Told();

    /** The shop's system: says what it is told to, and how often it was asked by one thread. */
    private static final class Told implements OrderSource {
        private volatile Result result = new Result.Unknown();
        private boolean away;
        private int asked;

        @Override
        public Result find(OrderNumber number) {
            asked++;
            if (away) throw new DeskFailure("ask", new IllegalStateException("away"));
            return result instanceof Result.Found(FiledOrder filed)
                            && !filed.order().number().equals(number)
                    ? new Result.Unknown()
                    : result;
        }
    }

    @AfterEach
    void close() {
        open.close();
    }

    /** With a copy that is old: the shop's system is asked each time. */
    @Override
    protected OrderDesk desk(Clock clock, Order order, Postcode postcode) {
        FiledOrder filed = FiledOrder.of(order, postcode, ANN);
        told.result = new Result.Found(filed);
        Database database = open.opened(TestDatabase.withTables());
        database.jdbi().useTransaction(handle -> OrderCopies.write(handle, filed, Instant.EPOCH));
        return new CopyingOrderDesk(database, told, FRESH, clock);
    }

    private static OrderDesk at(Database database, OrderSource source, Duration later) {
        return new CopyingOrderDesk(
                database, source, FRESH, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static Verification ask(OrderDesk desk, OrderNumber number, Postcode postcode) {
        return desk.verify(UUID.randomUUID(), number, postcode, CALLER);
    }

    private static FiledOrder filed(Order order, Person person, String customer) {
        FiledOrder plain = FiledOrder.of(order, POSTCODE, person);
        return new FiledOrder(
                order, POSTCODE, person, customer, plain.shipping(), Map.of(), plain.payment());
    }

    private static Order with(List<Item> items, Money paid) {
        Order order = order();
        return new Order(
                order.number(),
                order.customer(),
                order.placed(),
                order.promised(),
                items,
                List.of(),
                order.cancelled(),
                paid);
    }

    @Test
    void aFreshCopyIsNotAskedForAndAnOldOneIs() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(FiledOrder.of(order(), POSTCODE, ANN));
        for (Duration later : List.of(Duration.ZERO, FRESH.minusSeconds(1)))
            assertInstanceOf(Verified.class, ask(at(database, told, later), NUMBER, POSTCODE));
        assertEquals(1, told.asked);
        assertInstanceOf(Verified.class, ask(at(database, told, FRESH), NUMBER, POSTCODE));
        assertEquals(2, told.asked);
    }

    @Test
    void everyRefusalAsksOnceAndWritesNothingDownButTheAttempt() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(FiledOrder.of(order(), POSTCODE, ANN));
        OrderDesk desk = at(database, told, Duration.ZERO);
        assertEquals(new Refused(), ask(desk, NUMBER, WRONG));
        assertEquals(new Refused(), ask(desk, OrderNumber.ofSerial(1), POSTCODE));
        assertEquals(0, count(database, "orders"));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE));
        assertEquals(3, told.asked);
        assertEquals(new Refused(), ask(desk, NUMBER, WRONG));
        assertEquals(4, told.asked);
        assertEquals(4, count(database, "verifications"));
    }

    @Test
    void whoIsLockedOutAsksNobody() {
        Database database = open.opened(TestDatabase.withTables());
        OrderDesk desk = at(database, told, Duration.ZERO);
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++) ask(desk, NUMBER, WRONG);
        assertEquals(new LockedOut(), ask(desk, NUMBER, POSTCODE));
        assertEquals(Attempts.MAX_FOR_ORDER, told.asked);
    }

    @Test
    void whileTheSystemIsAwayCopiesOpenAndAllElseFailsAlike() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(FiledOrder.of(order(), POSTCODE, ANN));
        assertInstanceOf(Verified.class, ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE));
        told.away = true;
        OrderDesk desk = at(database, told, FRESH.multipliedBy(9));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE));
        for (int i = 0; i < Attempts.MAX_FOR_ORDER; i++)
            assertThrows(DeskFailure.class, () -> ask(desk, NUMBER, WRONG));
        assertThrows(DeskFailure.class, () -> ask(desk, OrderNumber.ofSerial(1), POSTCODE));
        assertEquals(new LockedOut(), ask(desk, NUMBER, WRONG));
    }

    @Test
    void whatDoesNotFitIsRefusedLikeAWrongPostcodeAndFailsForWhoIsRight() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Unfit(POSTCODE, "items price is missing");
        OrderDesk desk = at(database, told, Duration.ZERO);
        assertEquals(new Refused(), ask(desk, NUMBER, WRONG));
        assertThrows(DeskFailure.class, () -> ask(desk, NUMBER, POSTCODE));
        assertEquals(0, count(database, "orders"));
        assertEquals(1, count(database, "verifications"));
    }

    @Test
    void thePostcodeThatCountsIsTheOneOfNow() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(FiledOrder.of(order(), POSTCODE, ANN));
        assertInstanceOf(Verified.class, ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE));
        told.result = new Result.Found(FiledOrder.of(order(), WRONG, ANN));
        OrderDesk desk = at(database, told, FRESH);
        assertEquals(new Refused(), ask(desk, NUMBER, POSTCODE));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, WRONG));
    }

    @Test
    void anOrderOfOurOwnStaysAsItIs() {
        Database database = open.filled(TestDatabase.withTables(), order(), POSTCODE);
        told.result = new Result.Found(FiledOrder.of(order(), WRONG, ANN));
        OrderDesk desk = at(database, told, Duration.ZERO);
        assertEquals(new Refused(), ask(desk, NUMBER, WRONG));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE));
        assertEquals(1, told.asked);
    }

    @Test
    void aCopyIsRenewedInAllThatIsNotSettled() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(filed(order(), ANN, "77"));
        ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE);
        Item first = order().items().getFirst();
        Money more = first.price().plus(first.price());
        var items = new ArrayList<Item>();
        items.add(
                new Item(first.line(), first.sku(), "another name", 1, more, Item.UNSORTED, false));
        Order changed = with(items, more);
        told.result = new Result.Found(filed(changed, Person.SOMEBODY, "77"));
        var verified =
                assertInstanceOf(Verified.class, ask(at(database, told, FRESH), NUMBER, POSTCODE));
        assertEquals(items, at(database, told, FRESH).find(verified.proof()).orElseThrow().items());
        assertEquals(1, count(database, "customers"));
        assertEquals(1, count(database, "customers where name = 'Somebody'"));
    }

    @Test
    void howACustomerLikesToBeWrittenToIsCopiedAndForgottenAgain() {
        Database database = open.opened(TestDatabase.withTables());
        var liking =
                new Person(
                        ANN.name(),
                        ANN.phone(),
                        ANN.email(),
                        ANN.street(),
                        ANN.town(),
                        LikedWay.WHATSAPP);
        told.result = new Result.Found(filed(order(), liking, "77"));
        ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE);
        assertEquals(1, count(database, "customers where liked_way = 'whatsapp'"));
        told.result = new Result.Found(filed(order(), ANN, "77"));
        ask(at(database, told, FRESH), NUMBER, POSTCODE);
        assertEquals(1, count(database, "customers where liked_way is null"));
    }

    @Test
    void whatIsPaidBackStaysWhateverTheSystemSaysLater() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(filed(order(), ANN, ""));
        ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE);
        Item first = order().items().getFirst();
        refunded(database, first);
        Item renamed =
                new Item(first.line(), "X", "another", 9, first.price(), first.category(), false);
        Money nothing = order().paid().times(0);
        told.result = new Result.Found(filed(with(List.of(renamed), nothing), ANN, ""));
        assertInstanceOf(Verified.class, ask(at(database, told, FRESH), NUMBER, POSTCODE));
        assertEquals(
                1, count(database, "order_money where paid_minor = " + order().paid().minor()));
        told.result = new Result.Found(filed(with(List.of(renamed), order().paid()), ANN, ""));
        var verified =
                assertInstanceOf(Verified.class, ask(at(database, told, FRESH), NUMBER, POSTCODE));
        assertEquals(
                first,
                at(database, told, FRESH).find(verified.proof()).orElseThrow().items().getFirst());
        assertEquals(1, count(database, "refund_parts"));
        assertEquals(1, count(database, "order_money where refunded_minor > 0"));
    }

    @Test
    void aLineThatACallerHasCancelledStaysSoWhateverTheSystemSaysLater() {
        Database database = open.opened(TestDatabase.withTables());
        told.result = new Result.Found(filed(order(), ANN, ""));
        ask(at(database, told, Duration.ZERO), NUMBER, POSTCODE);
        Item first = order().items().getFirst();
        refunded(database, first);
        database.jdbi()
                .useHandle(handle -> OrderRows.cancelItem(handle, NUMBER, first.line(), NOW));
        OrderDesk desk = at(database, told, Duration.ZERO);
        var verified = assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE));
        List<Item> left = order().items().stream().skip(1).toList();
        assertEquals(left, desk.find(verified.proof()).orElseThrow().items());
        told.result = new Result.Found(filed(with(List.of(first), order().paid()), ANN, ""));
        assertInstanceOf(Verified.class, ask(desk, NUMBER, POSTCODE));
        assertEquals(
                left,
                desk.find(verified.proof()).orElseThrow().items(),
                "no order is without items");
    }

    /** All of one piece of a line is set aside. */
    private static void refunded(Database database, Item item) {
        UUID id = UUID.randomUUID();
        database.jdbi()
                .useTransaction(handle -> {
                    handle.execute(
                            """
                            insert into refunds (id, request, order_number, cause, amount_minor, destination,
                                                 state, approvals_needed, because, decided_at, changed_at)
                            values (?, ?, ?, 'late', ?, 'original', 'reserved', 0, '{}', now(), now())
                            """,
                            id,
                            UUID.randomUUID(),
                            NUMBER.digits(),
                            item.price().minor());
                    handle.execute(
                            "insert into refund_parts (refund, order_number, line, unit, kind, amount_minor) values (?, ?, ?, 1, 'price', ?)",
                            id,
                            NUMBER.digits(),
                            item.line(),
                            item.price().minor());
                    handle.execute(
                            "insert into ledger (refund, order_number, kind, amount_minor, at) values (?, ?, 'reserved', ?, now())",
                            id,
                            NUMBER.digits(),
                            item.price().minor());
                });
    }

    @Test
    void oneCustomerOfTheShopIsOneCustomerHere() {
        Database database = open.opened(TestDatabase.withTables());
        for (int serial : new int[] {1, 2}) {
            Order order = order();
            var other =
                    new Order(
                            OrderNumber.ofSerial(serial),
                            order.customer(),
                            order.placed(),
                            order.promised(),
                            order.items(),
                            List.of(),
                            order.cancelled(),
                            order.paid());
            told.result = new Result.Found(filed(other, ANN, "77"));
            assertInstanceOf(
                    Verified.class,
                    ask(at(database, told, Duration.ZERO), other.number(), POSTCODE));
        }
        assertEquals(2, count(database, "orders"));
        assertEquals(1, count(database, "customers"));
    }

    private static int count(Database database, String of) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from " + of)
                                .mapTo(Integer.class)
                                .one());
    }
}
