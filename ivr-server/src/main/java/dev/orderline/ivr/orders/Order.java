package dev.orderline.ivr.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An order as the shop knows it.
 *
 * @param promised the day by which everything was to arrive, as told when it was placed
 * @param cancelled when it was cancelled; then nothing more is shipped
 * @param shipments in the order in which they left; empty while nothing has
 */
public record Order(
        OrderNumber number,
        Customer customer,
        Instant placed,
        LocalDate promised,
        List<Item> items,
        List<Shipment> shipments,
        Optional<Instant> cancelled,
        Money paid) {
    public Order {
        items = List.copyOf(items);
        shipments = List.copyOf(shipments);
        if (items.isEmpty()) throw new IllegalArgumentException("an order without items");
    }

    /**
     * Whose order it is, as far as it matters to how a call goes.
     *
     * @param group what the shop counts the customer among, as flows write names: "standard",
     *     "gold"
     * @param language in which to speak to the customer, a BCP 47 tag of language, script and
     *     region: "en-US"
     */
    public record Customer(String group, String language) {
        private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,19}");

        private static final Pattern LANGUAGE =
                Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

        /** What a customer is of whom the shop has said nothing. */
        public static final Customer STANDARD = new Customer("standard", "en-US");

        public Customer {
            if (!GROUP.matcher(group).matches())
                throw new IllegalArgumentException("not the name of a group: " + group);
            if (!LANGUAGE.matcher(language).matches())
                throw new IllegalArgumentException("not a language: " + language);
        }
    }

    /**
     * One line of an order.
     *
     * @param line counted from 1
     * @param name as a caller would call it: "blue rain jacket"
     * @param price of one
     * @param category what the shop counts it among, as policies write names: "shoes"
     * @param finalSale whether it was sold on the condition that it is not taken back
     */
    public record Item(
            int line,
            String sku,
            String name,
            int quantity,
            Money price,
            String category,
            boolean finalSale) {
        private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{0,29}");

        /** Of what the shop has put into no category. */
        public static final String UNSORTED = "unsorted";

        public Item {
            if (!CATEGORY.matcher(category).matches())
                throw new IllegalArgumentException("not the name of a category: " + category);
        }
    }

    /**
     * One parcel.
     *
     * @param lines which of the order's lines are in it
     * @param estimated when the carrier now means to deliver it
     * @param scans oldest first
     */
    public record Shipment(
            String carrier,
            String tracking,
            List<Integer> lines,
            LocalDate estimated,
            List<Scan> scans) {
        public Shipment {
            lines = List.copyOf(lines);
            scans = List.copyOf(scans);
        }
    }

    /**
     * One event of a parcel's way.
     *
     * @param place city, as spoken; empty when the carrier did not say
     */
    public record Scan(Instant at, Kind kind, String place) {
        /** What a carrier can say of a parcel. */
        public enum Kind {
            LABEL_MADE,
            PICKED_UP,
            ARRIVED,
            DEPARTED,
            HELD_BY_WEATHER,
            HELD_BY_CUSTOMS,
            MISSED_CONNECTION,
            ADDRESS_PROBLEM,
            DAMAGED,
            OUT_FOR_DELIVERY,
            DELIVERY_ATTEMPTED,
            DELIVERED
        }
    }
}
