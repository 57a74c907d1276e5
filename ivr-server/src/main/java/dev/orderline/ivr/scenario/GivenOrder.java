package dev.orderline.ivr.scenario;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.trial.MemoryPhotoDesk.Coming;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An order as a scenario tells of it: by days before and after the call.
 *
 * @param shipping paid for the way, in the items' currency; none or one
 * @param cancelled the days on which it was: one, or none
 */
public record GivenOrder(
        OrderNumber number,
        Postcode postcode,
        Customer customer,
        Day placed,
        Day promised,
        List<GivenItem> items,
        List<Money> shipping,
        List<GivenParcel> parcels,
        List<Day> cancelled) {
    private static final LocalTime NOON = LocalTime.NOON;
    private static final int PIECES = 10;

    public GivenOrder {
        items = List.copyOf(items);
        shipping = List.copyOf(shipping);
        parcels = List.copyOf(parcels);
        cancelled = List.copyOf(cancelled);
    }

    /**
     * @param returned whether a return of it was opened before the call
     * @param step how far that is
     * @param photos what comes of asking for some of it
     * @param exchangedFor what is wanted for it; empty if money is
     * @param replacement what has become of that: none, or one
     * @param inStock what of its kind lies in the warehouse, as it is called beside it
     */
    public record GivenItem(
            String name,
            int quantity,
            Money price,
            String category,
            boolean finalSale,
            boolean returned,
            ReturnStep step,
            Coming photos,
            String exchangedFor,
            List<Replacement.State> replacement,
            List<String> inStock) {
        public GivenItem {
            replacement = List.copyOf(replacement);
            inStock = List.copyOf(inStock);
        }

        /** The same in all but its name. */
        GivenItem called(String other) {
            return new GivenItem(
                    other,
                    quantity,
                    price,
                    category,
                    finalSale,
                    returned,
                    step,
                    photos,
                    exchangedFor,
                    replacement,
                    inStock);
        }
    }

    /**
     * Something of an item's kind.
     *
     * @param sku of the item
     * @param price of one
     * @param pieces that lie in the warehouse
     */
    public record GivenGoods(String sku, Variant variant, Money price, int pieces) {}

    /**
     * A return that was opened before the call.
     *
     * @param exchangedFor the SKU of what is wanted for it; empty if money is
     * @param replacement what has become of that: none, or one
     */
    public record GivenReturn(
            int line, ReturnStep step, String exchangedFor, List<Replacement.State> replacement) {
        public GivenReturn {
            replacement = List.copyOf(replacement);
        }
    }

    /**
     * @param items those in it, by name
     */
    public record GivenParcel(List<String> items, Day estimated, List<GivenScan> scans) {
        public GivenParcel {
            items = List.copyOf(items);
            scans = List.copyOf(scans);
        }
    }

    /**
     * @param place empty when the carrier did not say
     */
    public record GivenScan(Day day, Scan.Kind kind, String place) {}

    /** A day, as people say it. */
    public sealed interface Day {
        LocalDate from(LocalDate today);

        /**
         * @param days -1 is yesterday
         */
        record Relative(int days) implements Day {
            @Override
            public LocalDate from(LocalDate today) {
                return today.plusDays(days);
            }
        }

        record On(LocalDate day) implements Day {
            @Override
            public LocalDate from(LocalDate today) {
                return day;
            }
        }
    }

    /** The order, if the call is {@code now}. */
    public Order order(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        List<Item> lines = new ArrayList<>();
        for (GivenItem item : items) {
            int line = lines.size() + 1;
            String sku = sku(line);
            lines.add(
                    new Item(
                            line,
                            sku,
                            item.name(),
                            item.quantity(),
                            item.price(),
                            item.category(),
                            item.finalSale()));
        }
        List<Shipment> shipments = new ArrayList<>();
        for (GivenParcel parcel : parcels)
            shipments.add(
                    new Shipment(
                            "Fast Freight",
                            "FF" + number.digits() + shipments.size(),
                            lines.stream()
                                    .filter(line -> parcel.items().contains(line.name()))
                                    .map(Item::line)
                                    .toList(),
                            parcel.estimated().from(today),
                            scans(parcel, now)));
        long paid =
                lines.stream().mapToLong(line -> line.quantity() * line.price().minor()).sum()
                        + shipping.stream().mapToLong(Money::minor).sum();
        return new Order(
                number,
                customer,
                noon(placed.from(today), now),
                promised.from(today),
                lines,
                shipments,
                cancelled.stream().findFirst().map(day -> noon(day.from(today), now)),
                new Money(paid, lines.getFirst().price().currency()));
    }

    private static String sku(int line) {
        return "S-" + line;
    }

    /** The SKU of another size or colour. */
    private static String other(String sku, String name) {
        return sku + "-" + name.replace(' ', '-');
    }

    /** What lies in the warehouse of the items' kinds, and the items themselves. */
    public List<GivenGoods> goods() {
        List<GivenGoods> goods = new ArrayList<>();
        for (int line = 1; line <= items.size(); line++) {
            GivenItem item = items.get(line - 1);
            if (item.inStock().isEmpty()) continue;
            String sku = sku(line);
            int same = item.inStock().contains(Variant.SAME) ? PIECES : 0;
            goods.add(new GivenGoods(sku, new Variant(sku, "", ""), item.price(), same));
            item.inStock().stream()
                    .filter(name -> !name.equals(Variant.SAME))
                    .map(name -> new Variant(other(sku, name), name, ""))
                    .map(variant -> new GivenGoods(sku, variant, item.price(), PIECES))
                    .forEach(goods::add);
        }
        return goods;
    }

    /** In the order in which they are told. */
    private static List<Scan> scans(GivenParcel parcel, ZonedDateTime now) {
        List<Scan> scans = new ArrayList<>();
        for (GivenScan scan : parcel.scans())
            scans.add(
                    new Scan(
                            noon(scan.day().from(now.toLocalDate()), now).plusSeconds(scans.size()),
                            scan.kind(),
                            scan.place()));
        return scans;
    }

    /** Noon of that day; of today half way between midnight and now, which is over already. */
    private static Instant noon(LocalDate day, ZonedDateTime now) {
        if (!day.equals(now.toLocalDate()))
            return day.atTime(NOON).atZone(now.getZone()).toInstant();
        ZonedDateTime midnight = day.atStartOfDay(now.getZone());
        return midnight.plus(Duration.between(midnight, now).dividedBy(2)).toInstant();
    }

    /** What was sent back before the call. */
    public List<GivenReturn> returned() {
        List<GivenReturn> returns = new ArrayList<>();
        for (int i = 0; i < items.size(); i++)
            if (items.get(i).returned()) returns.add(returned(i + 1, items.get(i)));
        return returns;
    }

    private static GivenReturn returned(int line, GivenItem item) {
        String sku = item.exchangedFor().isEmpty() ? "" : other(sku(line), item.exchangedFor());
        return new GivenReturn(line, item.step(), sku, item.replacement());
    }
}
