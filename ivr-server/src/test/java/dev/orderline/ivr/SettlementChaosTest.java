package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.outgoing.FakePayments;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose calls settle refunds is killed, at any moment, again and again; the payment
 * provider, the database and the letters live on. No refund is lost, none is paid twice, and the
 * ledger is what was decided, to the cent.
 */
class SettlementChaosTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final int ORDERS_A_KILL = 24;
    private static final int LONGEST_LIFE_MS = 400;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(90);

    private static final String POLICY =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: shop}]
            approval: {nobody-up-to: 1000.00, two-persons-above: 1000.00}
            limits: {a-day: 5, lately: 12, days: 90}
            """;

    @TempDir private Path data;

    private final ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/New_York"));
    private final FakePayments payments = new FakePayments();

    @Test
    @Tag("slow")
    void tenKills() throws Exception {
        kill(10, 20_261_128);
    }

    @Test
    @Tag("long")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void twoHundredKills() throws Exception {
        long seed = Long.getLong("chaos.seed", new Random().nextLong());
        String report = kill(200, seed);
        Files.writeString(Path.of("target/chaos.txt"), report);
    }

    /**
     * @return what came of it, for people
     */
    private String kill(int kills, long seed) throws Exception {
        var random = new Random(seed);
        DatabaseAccess access = TestDatabase.withTables();
        access.write(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/payments.key"), FakePayments.KEY);
        try (var provider = new FakeProvider(payments);
                Database database = Database.open(access)) {
            new SqlReturnPolicies(database)
                    .publishFirst(
                            "returns.yaml",
                            POLICY,
                            new Signature("anna", "to try", now.toInstant()));
            int orders = 0;
            for (int i = 0; i < kills; i++) {
                orders = add(database, orders, random);
                Process server = start(provider, orders);
                Thread.sleep(random.nextInt(LONGEST_LIFE_MS)); // it may die at any moment
                server.destroyForcibly().waitFor();
            }
            orders = add(database, orders, random);
            Process server = start(provider, orders);
            try {
                awaitLine(server, "called");
                awaitNothingLeft(database);
            } finally {
                server.destroyForcibly().waitFor();
            }
            String report =
                    "seed %d: %d kills of a server that settles\n%s\n"
                            .formatted(seed, kills, counted(database));
            System.out.print(report);
            verify(database, orders, report);
            return report;
        }
    }

    /** More orders for the next server; they are paid as they are placed. */
    private int add(Database database, int before, Random random) {
        for (int order = before; order < before + ORDERS_A_KILL; order++) {
            Money price = new Money(1_000 + random.nextInt(20_000), USD);
            OrderNumber number = OrderNumber.ofSerial(1 + order);
            new Shop(database).add(order(number, order % 3, price), new Postcode("29063"));
            String payment = payments.pay(price.minor());
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(
                                    "update order_money set payment = ? where order_number = ?",
                                    payment,
                                    number.digits()));
        }
        return before + ORDERS_A_KILL;
    }

    /** One that is lost, one that has not left, one that has arrived. */
    private Order order(OrderNumber number, int kind, Money price) {
        LocalDate promised = now.toLocalDate().minusDays(kind == 1 ? -3 : 12);
        Scan.Kind last = kind == 0 ? Scan.Kind.ARRIVED : Scan.Kind.DELIVERED;
        var parcel =
                new Shipment(
                        "Swift Parcel",
                        "SP" + number.digits(),
                        List.of(1),
                        promised,
                        List.of(scan(15, Scan.Kind.PICKED_UP), scan(12, last)));
        return new Order(
                number,
                Customer.STANDARD,
                now.minusDays(20).toInstant(),
                promised,
                List.of(new Item(1, "SKU-1", "thing", 1, price, Item.UNSORTED, false)),
                kind == 1 ? List.of() : List.of(parcel),
                Optional.empty(),
                price);
    }

    private Scan scan(int daysAgo, Scan.Kind kind) {
        return new Scan(now.minusDays(daysAgo).toInstant(), kind, "Irmo");
    }

    /** A server that has begun to work. */
    private Process start(FakeProvider provider, int orders) throws IOException {
        String classes =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classes,
                                Settler.class.getName(),
                                data.toString(),
                                provider.address() + "/",
                                Integer.toString(orders))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        awaitLine(server, "working");
        return server;
    }

    /** Reads its lines, of which none is longer than a few hundred characters. */
    private static void awaitLine(Process server, String line) throws IOException {
        var said = new StringBuilder();
        while (true) {
            int next = server.getInputStream().read();
            if (next < 0) throw new IllegalStateException("the server has ended: " + said);
            if (next != '\n') {
                said.append((char) next);
                continue;
            }
            if (said.toString().equals(line)) return;
            said.setLength(0);
        }
    }

    /** However much is left: it becomes less. */
    private static void awaitNothingLeft(Database database) throws InterruptedException {
        int left = Integer.MAX_VALUE;
        long until = System.nanoTime();
        while (left > 0) {
            int now = count(database, "outbox where state = 'waiting'");
            if (now < left) until = System.nanoTime() + GOES_ON_WITHIN.toNanos();
            left = now;
            String told = left + " are left in the outbox";
            assertTrue(System.nanoTime() < until, told);
            Thread.sleep(50); // nothing tells another process of a row that was written
        }
    }

    /** What the payment provider has paid, beside what was to be paid. */
    private String counted(Database database) {
        int lost = 0;
        int doubled = 0;
        long wanted = 0;
        long paid = 0;
        for (Map.Entry<String, Long> each : wanted(database).entrySet()) {
            int times = payments.count(each.getKey());
            if (times == 0) lost++;
            if (times > 1) doubled++;
            wanted += each.getValue();
            paid += payments.paidBack(each.getKey());
        }
        return """
        %d refunds settled, %d lost, %d paid twice
        %d cents were to be paid, %d were paid; the ledger says %d
        %d returns, %d labels, %d letters
        %d times nobody knew whether something had been done, and it was asked or done again\
        """
                .formatted(
                        count(database, "refunds where state = 'settled'"),
                        lost,
                        doubled,
                        wanted,
                        paid,
                        number(
                                database,
                                "select sum(amount_minor) from ledger where kind = 'paid-back'"),
                        count(database, "returns"),
                        count(database, "labels"),
                        count(database, "outbox where kind = 'write' and state = 'done'"),
                        number(database, "select sum(unsure) from outbox"));
    }

    /** What is to be paid back of each payment, in cents. */
    private static Map<String, Long> wanted(Database database) {
        Map<String, Long> wanted = new HashMap<>();
        database.jdbi()
                .useHandle(handle ->
                        handle.createQuery("select payment, paid_minor from order_money")
                                .mapToMap()
                                .forEach(row ->
                                        wanted.put(
                                                String.valueOf(row.get("payment")),
                                                (Long) row.get("paid_minor"))));
        return wanted;
    }

    private void verify(Database database, int orders, String told) throws IOException {
        assertEquals(orders, count(database, "refunds where state = 'settled'"), told);
        assertEquals(orders, count(database, "refunds"), told);
        assertEquals(0, count(database, "outbox where state <> 'done'"), told);
        assertEquals(
                0,
                count(
                        database,
                        """
                        order_money where refunded_minor <> paid_minor or refunded_minor <>
                            (select sum(amount_minor) from ledger
                              where ledger.order_number = order_money.order_number and kind = 'paid-back')
                        """),
                told);
        wanted(database)
                .forEach((payment, minor) -> {
                    assertEquals(1, payments.count(payment), told);
                    assertEquals(minor, payments.paidBack(payment), told);
                });
        int returns = orders / 3;
        assertEquals(returns, count(database, "returns where step = 'received'"), told);
        assertEquals(returns, count(database, "labels"), told);
        assertEquals(returns, count(database, "stock_moves"), told);
        assertEquals(1, count(database, "stock where returned = " + returns), told);
        try (Stream<Path> letters = Files.list(data.resolve("letters"))) {
            assertEquals(
                    count(database, "outbox where kind = 'write'"),
                    letters.filter(each -> each.toString().endsWith(".eml")).count(),
                    told);
        }
        assertTrue(
                count(database, "outbox where unsure > 0") > 0,
                told + ": no kill has hit anything");
    }

    private static int count(Database database, String rows) {
        return (int) number(database, "select count(*) from " + rows);
    }

    private static long number(Database database, String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
