package dev.orderline.ivr.shop;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource.Result;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.shop.OrderMapping.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands answers of the shop's system by a mapping, and refuses what does not fit: the limits
 * are those of our tables. Immutable.
 *
 * <p>What was paid must be nothing yet, or the sum of items, tax and shipping to the last minor
 * unit: refunds are made of these.
 */
public final class OrderReader {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_PIECES = 10_000;
    private static final int MOST_PARCELS = 100;

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /** Clocks differ, and days begin earlier elsewhere. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int LONGEST_WAY_DAYS = 730;

    private static final Pattern ZIP = Pattern.compile("([0-9]{5})(-?[0-9]{4})?");
    private static final Pattern BESIDE_DIGITS = Pattern.compile("[ ()./-]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{1,32}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,189}");
    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final OrderMapping mapping;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param zone of the shop, for days without one
     */
    public OrderReader(OrderMapping mapping, ZoneId zone, Clock clock) {
        this.mapping = mapping;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param number that was asked for
     * @throws Unfit if it is the answer to another question: the number is another, or there is no
     *     postcode
     */
    Result read(OrderNumber number, JsonNode json) {
        Values order = new Values("order", mapping.order(), json, zone);
        if (!order.required("number").equals(number.digits()))
            throw order.unfit("number", "is another than was asked for");
        Values address = new Values("address", mapping.address(), json, zone);
        Postcode postcode = postcode(address);
        try {
            return new Result.Found(new Reading(number, json, order).filed(address, postcode));
        } catch (Unfit why) {
            return new Result.Unfit(postcode, String.valueOf(why.getMessage()));
        }
    }

    private static Postcode postcode(Values address) {
        var zip = ZIP.matcher(address.required("postcode"));
        if (!zip.matches()) throw address.unfit("postcode", "is not a ZIP code");
        return new Postcode(zip.group(1));
    }

    /** One answer being understood. */
    private final class Reading {
        private final OrderNumber number;
        private final JsonNode json;
        private final Values order;
        private final Instant latest = clock.instant().plus(AHEAD);
        private final Currency currency;
        private final Instant placed;

        Reading(OrderNumber number, JsonNode json, Values order) {
            this.number = number;
            this.json = json;
            this.order = order;
            this.currency = currency();
            this.placed = order.moment("placed");
            if (placed.isBefore(FIRST) || placed.isAfter(latest))
                throw order.unfit("placed", "is before 2000 or not yet");
        }

        private Currency currency() {
            try {
                var known = Currency.getInstance(order.required("currency"));
                if (known.getDefaultFractionDigits() >= 0) return known;
            } catch (IllegalArgumentException none) {
                throw order.unfit("currency", "is none");
            }
            throw order.unfit("currency", "has no minor unit");
        }

        FiledOrder filed(Values address, Postcode postcode) {
            Values customer = new Values("customer", mapping.customer(), json, zone);
            Money paid = order.amount("paid", currency, mapping.minor());
            Map<Integer, Money> tax = new HashMap<>();
            List<Item> items = items(tax);
            Optional<Instant> cancelled = order.momentIfAny("cancelled");
            cancelled.ifPresent(at -> inTime(order, "cancelled", at));
            return new FiledOrder(
                    new Order(
                            number,
                            new Customer(group(customer), language(customer)),
                            placed,
                            day(order, "promised"),
                            items,
                            shipments(items),
                            cancelled,
                            paid),
                    postcode,
                    person(customer, address),
                    reference(customer, "id").orElse(""),
                    shipping(paid, items, tax),
                    tax,
                    reference(order, "payment").orElse("order-" + number.digits()));
        }

        private Money shipping(Money paid, List<Item> items, Map<Integer, Money> tax) {
            Money shipping = order.amountOrNothing("shipping", currency, mapping.minor());
            Money sum = shipping;
            for (Item item : items)
                sum =
                        sum.plus(item.price().times(item.quantity()))
                                .plus(tax.getOrDefault(item.line(), paid.times(0)));
            if (paid.minor() == 0) return paid;
            if (!paid.equals(sum))
                throw order.unfit("paid", "is not the sum of items, tax and shipping");
            return shipping;
        }

        private List<Item> items(Map<Integer, Money> tax) {
            List<Item> items = new ArrayList<>();
            var lines = new HashSet<Integer>();
            for (Values each : listed("items", mapping.items(), MOST_LINES)) {
                int line =
                        each.fields().of("line").isEmpty()
                                ? items.size() + 1
                                : each.whole("line", MOST_LINES);
                if (!lines.add(line)) throw each.unfit("line", "is there twice");
                items.add(item(each, line));
                Money taxed = each.amountOrNothing("tax", currency, mapping.minor());
                if (taxed.minor() > 0) tax.put(line, taxed);
            }
            if (items.isEmpty()) throw order.unfit("items", "are none");
            return items;
        }

        private Item item(Values each, int line) {
            String category = each.text("category").orElse(Item.UNSORTED);
            String finalSale = each.text("final-sale").orElse("false");
            if (!finalSale.equals("true") && !finalSale.equals("false"))
                throw each.unfit("final-sale", "is neither true nor false");
            String sku = each.required("sku", 50);
            String name = each.required("name", 100);
            int quantity = each.whole("quantity", MOST_PIECES);
            Money price = each.amount("price", currency, mapping.minor());
            try {
                return new Item(
                        line, sku, name, quantity, price, category, finalSale.equals("true"));
            } catch (IllegalArgumentException notOurs) {
                throw each.unfit("category", "is not the name of one");
            }
        }

        private List<Shipment> shipments(List<Item> items) {
            List<Integer> all = items.stream().map(Item::line).toList();
            List<Shipment> shipments = new ArrayList<>();
            var seen = new HashSet<String>();
            for (Listed parcels : mapping.parcels())
                for (Values each : listed("parcels", parcels, MOST_PARCELS)) {
                    ParcelState state =
                            Written.parse(ParcelState.class, each.required("state")).orElseThrow();
                    Optional<Scan.Kind> scanned = state.scanned();
                    if (scanned.isEmpty()) continue;
                    Shipment shipment = shipment(each, scanned.get(), all);
                    if (!seen.add(shipment.carrier() + "\n" + shipment.tracking()))
                        throw each.unfit("tracking", "is there twice");
                    shipments.add(shipment);
                }
            return shipments;
        }

        private Shipment shipment(Values each, Scan.Kind scanned, List<Integer> all) {
            List<Scan> scans = new ArrayList<>();
            each.momentIfAny("shipped")
                    .filter(_ -> scanned != Scan.Kind.LABEL_MADE)
                    .ifPresent(at -> scans.add(scan(each, "shipped", Scan.Kind.PICKED_UP, at, "")));
            boolean delivered = scanned == Scan.Kind.DELIVERED;
            String since =
                    delivered && each.text("delivered").isPresent() ? "delivered" : "changed";
            scans.add(scan(each, since, scanned, each.moment(since), each.orNothing("place", 60)));
            scans.sort(Comparator.comparing(Scan::at));
            return new Shipment(
                    each.required("carrier", 50),
                    each.required("tracking", 50),
                    lines(each, all),
                    day(each, "estimated"),
                    scans);
        }

        private Scan scan(Values each, String name, Scan.Kind kind, Instant at, String place) {
            inTime(each, name, at);
            return new Scan(at, kind, place);
        }

        private List<Integer> lines(Values each, List<Integer> all) {
            if (each.fields().of("lines").isEmpty()) return all;
            JsonNode list = each.node().at(pointer(each.fields().of("lines").getFirst()));
            var lines = new ArrayList<Integer>();
            for (JsonNode line : list)
                lines.add(
                        all.stream()
                                .filter(known -> line.asText().equals(known.toString()))
                                .findFirst()
                                .filter(known -> !lines.contains(known))
                                .orElseThrow(() -> each.unfit("lines", "are not the order's")));
            if (!list.isArray() || lines.isEmpty()) throw each.unfit("lines", "are none");
            return lines;
        }

        /** Neither before the order nor still to come. */
        private void inTime(Values of, String name, Instant at) {
            if (at.isBefore(placed) || at.isAfter(latest))
                throw of.unfit(name, "is before the order or not yet");
        }

        private LocalDate day(Values of, String name) {
            LocalDate first = placed.atZone(zone).toLocalDate();
            LocalDate day = of.day(name);
            if (day.isBefore(first) || day.isAfter(first.plusDays(LONGEST_WAY_DAYS)))
                throw of.unfit(name, "is before the order or years after it");
            return day;
        }

        private List<Values> listed(String of, Listed listed, int most) {
            JsonNode list = json.at(listed.list());
            if (list.isMissingNode() || list.isNull()) return List.of();
            if (!list.isArray()) return List.of(new Values(of, listed.each(), list, zone));
            if (list.size() > most) throw order.unfit(of, "are more than " + most);
            return list.valueStream()
                    .map(each -> new Values(of, listed.each(), each, zone))
                    .toList();
        }
    }

    private static JsonPointer pointer(Source source) {
        return switch (source) {
            case Source.At(var pointer) -> pointer;
            case Source.Translated(var pointer, _) -> pointer;
            case Source.Always _ -> JsonPointer.empty();
        };
    }

    private static String group(Values customer) {
        String group = customer.text("group").orElse(Customer.STANDARD.group());
        try {
            return new Customer(group, Customer.STANDARD.language()).group();
        } catch (IllegalArgumentException notOurs) {
            throw customer.unfit("group", "is not the name of one");
        }
    }

    private static String language(Values customer) {
        String language = customer.text("language").orElse(Customer.STANDARD.language());
        try {
            return new Customer(Customer.STANDARD.group(), language).language();
        } catch (IllegalArgumentException none) {
            throw customer.unfit("language", "is none, such as en-US");
        }
    }

    private static Person person(Values customer, Values address) {
        String phone = BESIDE_DIGITS.matcher(customer.text("phone").orElse("")).replaceAll("");
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches())
            throw customer.unfit("phone", "is not a number, such as +18035550123");
        String email = customer.text("email").orElse("");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches())
            throw customer.unfit("email", "is not an address");
        return new Person(
                customer.required("name", 100),
                phone,
                email,
                address.orNothing("street", 100),
                address.orNothing("town", 60),
                likes(customer));
    }

    private static LikedWay likes(Values customer) {
        Optional<String> word = customer.text("likes");
        if (word.isEmpty()) return LikedWay.UNTOLD;
        return Written.parse(LikedWay.class, word.get())
                .filter(way -> way != LikedWay.UNTOLD)
                .orElseThrow(() -> customer.unfit("likes", "is not email, sms or whatsapp"));
    }

    /** A word of the shop's or of the payment provider's: it is kept, shown and sent back. */
    private static Optional<String> reference(Values of, String name) {
        Optional<String> reference = of.text(name);
        if (reference.filter(each -> !REFERENCE.matcher(each).matches()).isPresent())
            throw of.unfit(name, "is not a word");
        return reference;
    }
}
