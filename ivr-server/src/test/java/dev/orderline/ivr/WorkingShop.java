package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
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
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.Work;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A shop over a real database, by the policy as shipped, in which tests make things happen. */
public final class WorkingShop implements AutoCloseable {
    private static final Postcode POSTCODE = new Postcode("29063");

    private final ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/New_York"));
    private final Database database;
    private final BackOffice office;
    private int orders;

    /**
     * @param access to a database that is empty
     */
    public WorkingShop(DatabaseAccess access) {
        this(access, Map.of());
    }

    /**
     * @param set what the shop has set
     */
    public WorkingShop(DatabaseAccess access, Map<String, String> set) {
        this.database = Database.open(access);
        var all = new HashMap<>(set);
        all.put("folder.data", "target/no-data");
        all.put("folder.dialplans", "../dialplans");
        this.office = new BackOffice(database, Settings.read(all, Map.of()), Clock.systemUTC());
        try {
            office.policies()
                    .publish(
                            "returns.yaml",
                            Files.readString(Path.of("../dialplans/policy/returns.yaml")),
                            new Signature("anna", "the first", now.toInstant()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Database database() {
        return database;
    }

    public ZonedDateTime now() {
        return now;
    }

    public BackOffice office() {
        return office;
    }

    /**
     * A return that was just opened: of one piece, delivered ten days ago, no longer liked.
     *
     * @param name of the item; its SKU is the same
     */
    public RmaNumber returned(String name, long dollars) {
        return returned(name, dollars, Condition.NOT_TOLD);
    }

    /** The same, of what the customer says something. */
    public RmaNumber returned(String name, long dollars, Condition condition) {
        Proof proof = delivered(name, dollars);
        return assertInstanceOf(
                        Opened.class,
                        office.desks()
                                .returns()
                                .open(
                                        UUID.randomUUID(),
                                        proof,
                                        new ReturnWish(1, ReturnReason.CHANGED_MIND, condition),
                                        Destination.ORIGINAL,
                                        now))
                .rma();
    }

    /**
     * A return that was just opened for something else: of one piece, delivered ten days ago, too
     * small.
     *
     * @param name of the item; its SKU is the same
     * @param sku what it is exchanged for
     */
    public RmaNumber exchanged(String name, long dollars, String sku) {
        return assertInstanceOf(
                        ExchangeOpened.Opened.class,
                        office.desks()
                                .exchanges()
                                .open(
                                        UUID.randomUUID(),
                                        delivered(name, dollars),
                                        new ReturnWish(1, ReturnReason.TOO_SMALL),
                                        sku,
                                        now))
                .rma();
    }

    /** So many pieces of a thing, and of its larger size, whose SKU ends in -L. */
    public void lay(String name, int pieces) {
        var price = new Money(5_000, Currency.getInstance("USD"));
        for (Variant variant :
                List.of(new Variant(name, "", ""), new Variant(name + "-L", "size large", "")))
            office.goods().count(new Goods(variant, name, price, pieces));
    }

    private Proof delivered(String name, long dollars) {
        return delivered(UUID.randomUUID(), name, dollars);
    }

    /**
     * What proves an order of one piece, delivered ten days ago.
     *
     * @param request by which it is proved
     */
    public Proof delivered(UUID request, String name, long dollars) {
        LocalDate promised = now.toLocalDate().minusDays(10);
        return ordered(
                request,
                name,
                dollars,
                promised,
                List.of(
                        new Shipment(
                                "Swift Parcel",
                                "SP" + orders,
                                List.of(1),
                                promised,
                                List.of(
                                        scan(14, Scan.Kind.PICKED_UP),
                                        scan(10, Scan.Kind.DELIVERED)))));
    }

    /** What proves the order of a return, asked for by {@code request}. */
    public Proof proved(UUID request, RmaNumber rma) {
        String number =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                "select order_number from returns where rma = :rma")
                                        .bind("rma", rma.digits())
                                        .mapTo(String.class)
                                        .one());
        return assertInstanceOf(
                        Verified.class,
                        office.desks()
                                .orders()
                                .verify(
                                        request,
                                        new OrderNumber(number),
                                        POSTCODE,
                                        CallerNumber.WITHHELD))
                .proof();
    }

    /** Not sent yet, so that it can be cancelled: its money is wanted back. */
    public Refund cancelled(long dollars) {
        Proof proof = awaited(UUID.randomUUID(), "tent", dollars);
        return assertInstanceOf(
                        Claimed.Due.class,
                        office.desks()
                                .refunds()
                                .claim(
                                        UUID.randomUUID(),
                                        proof,
                                        Claim.CANCELLED,
                                        Destination.ORIGINAL,
                                        now))
                .refund();
    }

    /**
     * What proves an order of one piece that was not sent yet.
     *
     * @param request by which it is proved
     */
    public Proof awaited(UUID request, String name, long dollars) {
        return ordered(request, name, dollars, now.toLocalDate().plusDays(3), List.of());
    }

    /** The one payment that is due now, leased. */
    public OutboxEntry payment() {
        return office.outbox().lease(100).stream()
                .filter(entry -> entry.work() instanceof Work.PayBack)
                .findFirst()
                .orElseThrow();
    }

    private Proof ordered(
            UUID request, String name, long dollars, LocalDate promised, List<Shipment> shipments) {
        OrderNumber number = OrderNumber.ofSerial(77 + orders++);
        var price = new Money(dollars * 100, Currency.getInstance("USD"));
        new Shop(database)
                .add(
                        new Order(
                                number,
                                Customer.STANDARD,
                                now.minusDays(15).toInstant(),
                                promised,
                                List.of(new Item(1, name, name, 1, price, Item.UNSORTED, false)),
                                shipments,
                                Optional.empty(),
                                price),
                        POSTCODE);
        return assertInstanceOf(
                        Verified.class,
                        office.desks()
                                .orders()
                                .verify(request, number, POSTCODE, CallerNumber.WITHHELD))
                .proof();
    }

    private Scan scan(int daysAgo, Scan.Kind kind) {
        return new Scan(now.minusDays(daysAgo).toInstant(), kind, "Irmo");
    }

    @Override
    public void close() {
        database.close();
    }
}
