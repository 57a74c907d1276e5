package dev.orderline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.EmbeddedPostgres;
import dev.orderline.ivr.sql.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A shop to be measured, over the PostgreSQL we bring along, as it is shipped: it waits for the
 * disk. Everything is in a folder of its own, which is removed at the end.
 */
final class SettlementDatabase implements AutoCloseable {
    private static final Currency USD = Currency.getInstance("USD");
    private static final int CONNECTIONS = 8;
    private static final Postcode POSTCODE = new Postcode("29063");

    private final Clock clock = Clock.systemUTC();
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Database database;
    private final BackOffice office;
    private final ZonedDateTime now;

    SettlementDatabase() throws IOException, InterruptedException {
        this.folder =
                Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench");
        Settings settings = Settings.read(Map.of("folder.data", folder.toString()));
        this.postgres =
                new EmbeddedPostgres(folder.resolve("postgres"), settings.folders().secrets(), 0);
        this.database = Database.open(postgres.start());
        this.office = new BackOffice(database, settings, clock);
        this.now = clock.instant().atZone(settings.shop().zone());
        office.policies()
                .publish(
                        "returns.yaml",
                        Files.readString(settings.folders().policy(), UTF_8),
                        new Signature("bench", "the shipped one", now.toInstant()));
    }

    Path folder() {
        return folder;
    }

    Database database() {
        return database;
    }

    BackOffice office() {
        return office;
    }

    Clock clock() {
        return clock;
    }

    /** In the shop's time zone. */
    ZonedDateTime now() {
        return now;
    }

    /**
     * Files orders, each of two things.
     *
     * @param late which serials, counted from 1, have not arrived; others did ten days ago
     */
    void fill(int orders, IntPredicate late) {
        var shop = new Shop(database);
        manyAtOnce(
                IntStream.rangeClosed(1, orders),
                serial -> shop.add(order(serial, late.test(serial)), POSTCODE));
        database.jdbi().useHandle(handle -> handle.execute("analyze"));
    }

    /** As many at once as there are connections: the disk is waited for together. */
    static void manyAtOnce(IntStream serials, IntConsumer work) {
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            serials.forEach(serial -> all.add(threads.submit(() -> work.accept(serial))));
            for (Future<?> each : all) each.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("the bench cannot be prepared", failed);
        }
    }

    private Order order(int serial, boolean late) {
        var jacket = new Money(7_999, USD);
        var socks = new Money(1_140, USD);
        return new Order(
                OrderNumber.ofSerial(serial),
                Customer.STANDARD,
                now.minusDays(20).toInstant(),
                now.toLocalDate().minusDays(12),
                List.of(
                        new Item(1, "J-1", "blue rain jacket", 1, jacket, "clothing", false),
                        new Item(2, "S-9", "merino socks", 2, socks, "clothing", false)),
                List.of(
                        new Shipment(
                                "Swift Parcel",
                                "SP" + serial,
                                List.of(1, 2),
                                now.toLocalDate().minusDays(12),
                                late
                                        ? List.of(scan(15, Scan.Kind.PICKED_UP))
                                        : List.of(
                                                scan(15, Scan.Kind.PICKED_UP),
                                                scan(10, Scan.Kind.DELIVERED)))),
                Optional.empty(),
                jacket.plus(socks.times(2)).plus(new Money(495, USD)));
    }

    private Scan scan(int daysAgo, Scan.Kind kind) {
        return new Scan(now.minusDays(daysAgo).toInstant(), kind, "Irmo");
    }

    Proof proof(int serial) {
        var verified =
                office.desks()
                        .orders()
                        .verify(
                                UUID.randomUUID(),
                                OrderNumber.ofSerial(serial),
                                POSTCODE,
                                CallerNumber.WITHHELD);
        if (verified instanceof Verified(Proof proof)) return proof;
        throw new IllegalStateException("an order of the bench is not there");
    }

    @Override
    public void close() throws IOException {
        database.close();
        try {
            postgres.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt(); // what still runs ends with the JVM
        }
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList())
                Files.delete(each);
        }
    }
}
