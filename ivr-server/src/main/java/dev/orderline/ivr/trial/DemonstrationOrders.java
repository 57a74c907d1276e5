package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Scan.Kind;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.trial.Catalogue.Carrier;
import dev.orderline.ivr.trial.Catalogue.Product;
import dev.orderline.ivr.trial.Catalogue.Town;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The orders of a shop that does not exist: {@value #COUNT} of them, in every state, with parcels
 * whose scans tell why. The same seed and time give the same orders. Used once, by one thread.
 *
 * <p>Days are counted from today: -1 is yesterday. Nothing was scanned later than yesterday, apart
 * from what is out for delivery.
 */
public final class DemonstrationOrders {
    static final int COUNT = 300;

    /** Any number would do; this one gives the orders that tests and pages know. */
    private static final long SEED = 20_261_123;

    public static final OrderNumber LATE = OrderNumber.ofSerial(898_953);

    /** Whose customer likes WhatsApp. */
    public static final OrderNumber IN_TRANSIT = OrderNumber.ofSerial(2_031_154);

    /** Of which everything can go back. */
    public static final OrderNumber DELIVERED = OrderNumber.ofSerial(2_317_046);

    /** Those that people are told to try, of which recordings and pages may speak. */
    public static final List<OrderNumber> TO_TRY = List.of(LATE, IN_TRANSIT, DELIVERED);

    private static final int FIRST_SERIAL = 5_200_000;
    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final long SHIPPING_CENTS = 495;
    private static final int ONE_IN_GOLD = 8;

    /** An order and who placed it. */
    public record Placed(Order order, Postcode postcode, Person person) {}

    /** What is decided of an order before it has a number. */
    private record Draft(
            ZonedDateTime placed,
            int promised,
            List<Item> items,
            List<Shipment> shipments,
            Optional<ZonedDateTime> cancelled,
            Town town) {}

    private final ZonedDateTime now;
    private final Random random;
    private final Random groups;
    private int tracking = 4_100_000;

    private DemonstrationOrders(ZonedDateTime now, long seed) {
        this.now = now;
        this.random = new Random(seed);
        this.groups = new Random(~seed);
    }

    /** The orders as they are if they were placed before {@code now}, a time of the shop's. */
    public static List<Placed> at(ZonedDateTime now) {
        return at(now, SEED);
    }

    /** What lies in the warehouse. */
    public static List<Goods> goods() {
        return Catalogue.goods(DOLLARS);
    }

    static List<Placed> at(ZonedDateTime now, long seed) {
        return new DemonstrationOrders(now, seed).all();
    }

    private List<Placed> all() {
        var orders = new ArrayList<Placed>();
        var blaine = new Town("Blaine", "55226", "763");
        var irmo = new Town("Irmo", "29063", "803");
        var olean = new Town("Olean", "14796", "716");
        orders.add(placed(LATE, Customer.STANDARD, held(Kind.HELD_BY_WEATHER, blaine)));
        orders.add(placed(IN_TRANSIT, Customer.STANDARD, inTransit(irmo)));
        orders.add(placed(DELIVERED, Customer.STANDARD, deliveredLately(olean)));

        var drafts = new ArrayList<Draft>();
        add(drafts, 32, () -> notShipped(town()));
        add(drafts, 62, () -> inTransit(town()));
        add(drafts, 10, () -> outForDelivery(town()));
        add(drafts, 9, () -> held(Kind.HELD_BY_WEATHER, town()));
        add(drafts, 6, () -> held(Kind.HELD_BY_CUSTOMS, town()));
        add(drafts, 8, () -> held(Kind.MISSED_CONNECTION, town()));
        add(drafts, 3, () -> held(Kind.DAMAGED, town()));
        add(drafts, 5, () -> stoppedAtTheDoor(Kind.ADDRESS_PROBLEM, town()));
        add(drafts, 6, () -> stoppedAtTheDoor(Kind.DELIVERY_ATTEMPTED, town()));
        add(drafts, 8, () -> silent(6, town()));
        add(drafts, 6, () -> overdue(town()));
        add(drafts, 4, () -> shippedLate(town()));
        add(drafts, 8, () -> silent(14, town()));
        add(drafts, 100, () -> delivered(town()));
        add(drafts, 16, () -> partlyDelivered(town()));
        add(drafts, 14, () -> cancelled(town()));
        drafts.sort(Comparator.comparing(Draft::placed));
        int serial = FIRST_SERIAL;
        for (Draft draft : drafts) {
            orders.add(placed(OrderNumber.ofSerial(serial), customer(), draft));
            serial += between(1, 40);
        }
        return orders;
    }

    private static void add(List<Draft> drafts, int count, Supplier<Draft> story) {
        for (int i = 0; i < count; i++) drafts.add(story.get());
    }

    private Placed placed(OrderNumber number, Customer customer, Draft draft) {
        long cents =
                draft.items().stream()
                        .mapToLong(item -> item.price().minor() * item.quantity())
                        .sum();
        var order =
                new Order(
                        number,
                        customer,
                        draft.placed().toInstant(),
                        now.toLocalDate().plusDays(draft.promised()),
                        draft.items(),
                        draft.shipments(),
                        draft.cancelled().map(ZonedDateTime::toInstant),
                        new Money(cents + SHIPPING_CENTS, DOLLARS));
        LikedWay likes = number.equals(IN_TRANSIT) ? LikedWay.WHATSAPP : LikedWay.UNTOLD;
        return new Placed(
                order, new Postcode(draft.town().postcode()), person(draft.town(), likes));
    }

    /** At addresses that nobody has: example.com (RFC 2606) and 555-01xx. */
    private Person person(Town town, LikedWay likes) {
        String first = any(Catalogue.FIRST_NAMES);
        String last = any(Catalogue.LAST_NAMES);
        int number = between(0, 99);
        return new Person(
                first + " " + last,
                "+1%s55501%02d".formatted(town.areaCode(), number),
                (first + "." + last + "@example.com").toLowerCase(Locale.ROOT),
                (number + 1) + " Example Street",
                town.name(),
                likes);
    }

    /** One in {@value #ONE_IN_GOLD} is gold. */
    private Customer customer() {
        return groups.nextInt(ONE_IN_GOLD) == 0
                ? new Customer("gold", Customer.STANDARD.language())
                : Customer.STANDARD;
    }

    // The stories.

    private Draft notShipped(Town town) {
        int placed = -between(1, 2);
        return draft(placed, placed + 5, items(), List.of(), town);
    }

    private Draft overdue(Town town) {
        int placed = -between(8, 12);
        return draft(placed, placed + 5, items(), List.of(), town);
    }

    private Draft inTransit(Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        String hub = any(carrier.hubs());
        int estimated = between(1, 3);
        var scans = pickedUp(-3);
        scans.add(scan(-2, 6, Kind.ARRIVED, hub));
        scans.add(scan(-2, 21, Kind.DEPARTED, hub));
        if (estimated == 1) scans.add(scan(-1, 18, Kind.ARRIVED, town.name()));
        List<Item> items = items();
        return draft(-4, estimated, items, List.of(parcel(carrier, items, estimated, scans)), town);
    }

    private Draft outForDelivery(Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        var scans = pickedUp(-4);
        scans.add(scan(-3, 6, Kind.ARRIVED, any(carrier.hubs())));
        scans.add(scan(-1, 19, Kind.ARRIVED, town.name()));
        ZonedDateTime midnight = now.toLocalDate().atStartOfDay(now.getZone());
        ZonedDateTime onTheVan = midnight.plus(Duration.between(midnight, now).dividedBy(2));
        scans.add(new Scan(onTheVan.toInstant(), Kind.OUT_FOR_DELIVERY, town.name()));
        List<Item> items = items();
        return draft(-5, between(-1, 1), items, List.of(parcel(carrier, items, 0, scans)), town);
    }

    /** Stopped on its way, at a hub. */
    private Draft held(Kind trouble, Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        String hub = any(carrier.hubs());
        int pickUp = -between(5, 7);
        var scans = pickedUp(pickUp);
        scans.add(scan(pickUp + 1, 6, Kind.ARRIVED, hub));
        scans.add(scan(-2, 15, trouble, hub));
        List<Item> items = items();
        Shipment parcel = parcel(carrier, items, between(1, 3), scans);
        return draft(pickUp - 1, -1, items, List.of(parcel), town);
    }

    /** Came to the town, but not to the customer. */
    private Draft stoppedAtTheDoor(Kind trouble, Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        var scans = pickedUp(-5);
        scans.add(scan(-4, 6, Kind.ARRIVED, any(carrier.hubs())));
        scans.add(scan(-2, 19, Kind.ARRIVED, town.name()));
        scans.add(scan(-1, 8, Kind.OUT_FOR_DELIVERY, town.name()));
        scans.add(scan(-1, 14, trouble, town.name()));
        List<Item> items = items();
        return draft(-6, -1, items, List.of(parcel(carrier, items, 1, scans)), town);
    }

    /** Nobody has seen it for {@code days}: late, or lost. */
    private Draft silent(int days, Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        String hub = any(carrier.hubs());
        var scans = pickedUp(-days - 2);
        scans.add(scan(-days - 1, 6, Kind.ARRIVED, hub));
        scans.add(scan(-days, 4, Kind.DEPARTED, hub));
        List<Item> items = items();
        Shipment parcel = parcel(carrier, items, 2 - days, scans);
        return draft(-days - 3, 2 - days, items, List.of(parcel), town);
    }

    private Draft shippedLate(Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        var scans = pickedUp(-2);
        scans.add(scan(-1, 6, Kind.ARRIVED, any(carrier.hubs())));
        List<Item> items = items();
        return draft(-9, -4, items, List.of(parcel(carrier, items, 2, scans)), town);
    }

    private Draft delivered(Town town) {
        return delivered(-between(1, 40), items(), town);
    }

    private Draft deliveredLately(Town town) {
        var products = new ArrayList<>(Catalogue.PRODUCTS);
        products.removeIf(Product::finalSale);
        return delivered(-3, List.of(item(1, products.get(0)), item(2, products.get(1))), town);
    }

    private Draft delivered(int day, List<Item> items, Town town) {
        return draft(day - 5, day + between(0, 1), items, List.of(arrived(items, day, town)), town);
    }

    private Draft partlyDelivered(Town town) {
        List<Item> items = items(between(2, 3));
        List<Item> first = items.subList(0, 1);
        List<Item> rest = items.subList(1, items.size());
        Carrier carrier = any(Catalogue.CARRIERS);
        var scans = pickedUp(-2);
        scans.add(scan(-1, 7, Kind.ARRIVED, any(carrier.hubs())));
        return draft(
                -6,
                between(0, 2),
                items,
                List.of(arrived(first, -1, town), parcel(carrier, rest, 2, scans)),
                town);
    }

    private Draft cancelled(Town town) {
        int placed = -between(2, 30);
        return new Draft(
                at(placed, 10), placed + 5, items(), List.of(), Optional.of(at(placed, 16)), town);
    }

    // Their parts.

    private Draft draft(
            int placed, int promised, List<Item> items, List<Shipment> shipments, Town town) {
        return new Draft(
                at(placed, between(8, 20)), promised, items, shipments, Optional.empty(), town);
    }

    private Shipment arrived(List<Item> items, int day, Town town) {
        Carrier carrier = any(Catalogue.CARRIERS);
        String hub = any(carrier.hubs());
        var scans = pickedUp(day - 4);
        scans.add(scan(day - 3, 6, Kind.ARRIVED, hub));
        scans.add(scan(day - 3, 22, Kind.DEPARTED, hub));
        scans.add(scan(day - 1, 19, Kind.ARRIVED, town.name()));
        scans.add(scan(day, 8, Kind.OUT_FOR_DELIVERY, town.name()));
        scans.add(scan(day, between(10, 18), Kind.DELIVERED, town.name()));
        return parcel(carrier, items, day, scans);
    }

    private Shipment parcel(Carrier carrier, List<Item> items, int estimated, List<Scan> scans) {
        tracking += between(1, 900);
        return new Shipment(
                carrier.name(),
                carrier.prefix() + tracking,
                items.stream().map(Item::line).toList(),
                now.toLocalDate().plusDays(estimated),
                scans);
    }

    /** The scans every parcel begins with; the warehouse packs by day and hands over at night. */
    private List<Scan> pickedUp(int day) {
        var scans = new ArrayList<Scan>();
        scans.add(scan(day, 21, Kind.LABEL_MADE, ""));
        scans.add(scan(day, 22, Kind.PICKED_UP, Catalogue.WAREHOUSE));
        return scans;
    }

    private Scan scan(int day, int hour, Kind kind, String place) {
        return new Scan(at(day, hour).toInstant(), kind, place);
    }

    private ZonedDateTime at(int day, int hour) {
        return now.toLocalDate()
                .plusDays(day)
                .atTime(LocalTime.of(hour, between(0, 59)))
                .atZone(now.getZone());
    }

    private List<Item> items() {
        return items(between(1, 3));
    }

    private List<Item> items(int count) {
        var products = new ArrayList<>(Catalogue.PRODUCTS);
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> item(line, products.remove(random.nextInt(products.size()))))
                .toList();
    }

    private Item item(int line, Product product) {
        int quantity = between(1, 10) == 10 ? 2 : 1;
        var price = new Money(product.cents(), DOLLARS);
        return new Item(
                line,
                product.sku(),
                product.name(),
                quantity,
                price,
                product.category(),
                product.finalSale());
    }

    private Town town() {
        return any(Catalogue.TOWNS);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
