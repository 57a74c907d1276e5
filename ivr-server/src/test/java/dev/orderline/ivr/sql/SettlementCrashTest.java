package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.EventSink;
import dev.orderline.ivr.outbox.LabelMaker;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.Outside;
import dev.orderline.ivr.outbox.PaymentProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A return and a lost order are settled by a server that dies, at each step in turn: before and
 * after each thing it does to the world outside or to the database. Its successor goes on with what
 * it finds. Nothing is lost or doubled.
 */
@Tag("slow")
class SettlementCrashTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-20T12:00-05:00[America/New_York]");

    private static final Currency USD = Currency.getInstance("USD");
    private static final Postcode POSTCODE = new Postcode("29063");

    private static final String POLICY =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: customer, costs: 4.95}]
            approval: {nobody-up-to: 100.00, two-persons-above: 500.00}
            limits: {a-day: 10, lately: 30, days: 30}
            """;

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    /** The machine has lost its power. */
    private static final class Dead extends Error {}

    /** Counts the steps of all servers after one another, and lets one die at its last. */
    private static final class Fate {
        private int left;
        private int steps;

        Fate(int steps) {
            this.left = steps;
        }

        void step() {
            steps++;
            if (--left == 0) throw new Dead();
        }
    }

    /** The world outside, which remembers what it has done whoever dies. */
    private static final class World implements PaymentProvider, LabelMaker, Messenger, EventSink {
        private final Map<UUID, Reversal> paid = new HashMap<>();
        private final Map<UUID, Parcel> labels = new HashMap<>();
        private final List<Message> messages = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final Fate fate;

        World(Fate fate) {
            this.fate = fate;
        }

        @Override
        public Reversed reverse(Reversal reversal) {
            fate.step();
            Reversal before = paid.putIfAbsent(reversal.key(), reversal);
            assertTrue(before == null || before.equals(reversal), "the same key asks the same");
            fate.step();
            return new Reversed.Done("re_" + reversal.key());
        }

        @Override
        public Optional<Reversed> find(Reversal reversal) {
            return Optional.ofNullable(paid.get(reversal.key()))
                    .map(known -> new Reversed.Done("re_" + known.key()));
        }

        @Override
        public Duration remembers() {
            return Duration.ofHours(24);
        }

        @Override
        public Made make(Parcel parcel) {
            fate.step();
            labels.put(parcel.key(), parcel);
            fate.step();
            return new Made.Label(
                    "T" + parcel.rma().digits(),
                    new Document("label.pdf", "application/pdf", new byte[] {1, 2, 3}));
        }

        @Override
        public Sent send(Message message) {
            fate.step();
            messages.add(message);
            fate.step();
            return new Sent.Accepted("");
        }

        @Override
        public void tell(Event event) {
            fate.step();
            events.add(event);
            fate.step();
        }
    }

    @Test
    void whereverAServerDiesNothingIsLostOrDoubled() {
        dieAt(12);
    }

    @Test
    @Tag("long")
    void atEachSingleStepNothingIsLostOrDoubled() {
        dieAt(1);
    }

    /**
     * @param every at each step, or each second ...
     */
    private void dieAt(int every) {
        Database database = open.opened(TestDatabase.withTables());
        int steps = run(database, Integer.MAX_VALUE);
        assertTrue(steps > 40, "there are " + steps + " steps to die at");
        for (int dies = 1; dies <= steps; dies += every) run(database, dies);
    }

    /**
     * Settles a return and a lost order.
     *
     * @param dies at which step the server dies once
     * @return how many steps there were
     */
    private int run(Database database, int dies) {
        String told = "dies at step " + dies;
        database.jdbi()
                .useTransaction(handle -> {
                    handle.execute(
                            "set local statement_timeout = '30s'"); // new files, on a busy disk
                    handle.execute(
                            "truncate orders, customers, verifications, outbox, stock cascade");
                });
        var fate = new Fate(dies);
        var world = new World(fate);
        var shop = new Settled(database, world, fate);
        for (boolean over = false; !over; ) {
            try {
                shop.settle();
                over = true;
            } catch (Dead dead) {
                expireLeases(database);
            }
        }
        verify(database, world, told);
        return fate.steps;
    }

    /** As if ten seconds had gone by since a server died. */
    private static void expireLeases(Database database) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update outbox set due_at = now() where state = 'waiting'"));
    }

    private static void verify(Database database, World world, String told) {
        assertEquals(
                Set.of(8_500L, 10_000L),
                world.paid.values().stream()
                        .map(each -> each.amount().minor())
                        .collect(Collectors.toSet()),
                told);
        assertEquals(2, world.paid.size(), told);
        assertEquals(1, world.labels.size(), told);
        assertEquals(
                List.of("paid-back 8500", "paid-back 10000", "reserved 8500", "reserved 10000"),
                rows(
                        database,
                        "select kind || ' ' || amount_minor from ledger order by kind, amount_minor"),
                told);
        assertEquals(
                List.of("8500 true", "10000 true"),
                rows(
                        database,
                        """
                        select refunded_minor || ' ' || (refunded_minor <= paid_minor) from order_money
                         order by refunded_minor
                        """),
                told);
        assertEquals(
                List.of("settled", "settled"), rows(database, "select state from refunds"), told);
        assertEquals(List.of("received"), rows(database, "select step from returns"), told);
        assertEquals(List.of("1"), rows(database, "select returned from stock"), told);
        assertEquals(List.of("done"), rows(database, "select distinct state from outbox"), told);

        var letters = new HashSet<UUID>();
        world.messages.forEach(message -> letters.add(message.id()));
        assertEquals(
                List.of(letters.size() + ""),
                rows(database, "select count(*) from outbox where kind = 'write'"),
                told);
        int doubled = world.messages.size() - letters.size();
        assertTrue(doubled <= 1, told + ": " + doubled + " letters were sent twice");
        assertEquals(
                1,
                world.messages.stream()
                        .filter(each -> !each.attachments().isEmpty())
                        .distinct()
                        .count(),
                told + ": the label goes out");
    }

    private static List<String> rows(Database database, String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    /** A shop with two orders, and what its customers and its warehouse do, which they do again. */
    private static final class Settled {
        private static final OrderNumber DELIVERED = OrderNumber.ofSerial(1);
        private static final OrderNumber LOST = OrderNumber.ofSerial(2);

        private final Desks desks;
        private final Warehouse warehouse;
        private final SqlOutbox outbox;
        private final Outside outside;
        private final Fate fate;

        Settled(Database database, World world, Fate fate) {
            this.fate = fate;
            var shop = new Shop(database);
            shop.add(order(DELIVERED, 8_995, 10, Scan.Kind.DELIVERED), POSTCODE);
            shop.add(order(LOST, 10_000, 20, Scan.Kind.ARRIVED), POSTCODE);
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute("update customers set email = 'ann@example.org'"));
            Settings settings =
                    Settings.read(
                            Map.of(
                                    "webhooks.url",
                                    "https://shop.example/",
                                    "folder.dialplans",
                                    "../dialplans"));
            var office = new BackOffice(database, settings, Clock.systemUTC());
            office.policies()
                    .publishFirst(
                            "returns.yaml",
                            POLICY,
                            new Signature("anna", "thirty days", NOW.toInstant()));
            this.desks = office.desks();
            this.warehouse = office.warehouse();
            this.outbox = office.outbox();
            this.outside = new Outside(world, world, world, world);
        }

        private static Order order(OrderNumber number, long cents, int daysAgo, Scan.Kind last) {
            LocalDate promised = NOW.toLocalDate().minusDays(daysAgo);
            return new Order(
                    number,
                    Customer.STANDARD,
                    NOW.minusDays(30).toInstant(),
                    promised,
                    List.of(
                            new Item(
                                    1,
                                    "SKU-1",
                                    "thing",
                                    1,
                                    new Money(cents, USD),
                                    Item.UNSORTED,
                                    false)),
                    List.of(
                            new Shipment(
                                    "Swift Parcel",
                                    "SP" + number.digits(),
                                    List.of(1),
                                    promised,
                                    List.of(
                                            new Scan(
                                                    NOW.minusDays(25).toInstant(),
                                                    Scan.Kind.PICKED_UP,
                                                    "Irmo"),
                                            new Scan(
                                                    NOW.minusDays(daysAgo).toInstant(),
                                                    last,
                                                    "Irmo")))),
                    Optional.empty(),
                    new Money(cents, USD));
        }

        /** All of it, from the beginning: each request has the id it had before. */
        void settle() {
            fate.step();
            desks.refunds()
                    .claim(new UUID(7, 1), proof(LOST), Claim.LOST, Destination.ORIGINAL, NOW);
            fate.step();
            var opened =
                    assertInstanceOf(
                            ReturnOpened.Opened.class,
                            desks.returns()
                                    .open(
                                            new UUID(7, 2),
                                            proof(DELIVERED),
                                            new ReturnWish(1, ReturnReason.TOO_SMALL),
                                            Refund.Destination.ORIGINAL,
                                            NOW));
            drain();
            fate.step();
            warehouse.scan(new UUID(7, 3), opened.rma(), ReturnStep.RECEIVED, NOW.toInstant());
            drain();
        }

        private void drain() {
            for (List<OutboxEntry> some = lease(); !some.isEmpty(); some = lease())
                for (OutboxEntry entry : some) {
                    var done = outside.carryOut(entry);
                    fate.step();
                    outbox.done(entry, done);
                    fate.step();
                }
        }

        private List<OutboxEntry> lease() {
            List<OutboxEntry> some = outbox.lease(3);
            fate.step();
            return some;
        }

        private Proof proof(OrderNumber number) {
            return assertInstanceOf(
                            Verification.Verified.class,
                            desks.orders()
                                    .verify(
                                            new UUID(8, Long.parseLong(number.digits())),
                                            number,
                                            POSTCODE,
                                            CallerNumber.WITHHELD))
                    .proof();
        }
    }
}
