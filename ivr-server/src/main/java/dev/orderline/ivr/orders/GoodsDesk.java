package dev.orderline.ivr.orders;

import java.util.List;
import java.util.Optional;

/**
 * Where people of the shop look up what comes back and what lies in the warehouse. Thread-safe;
 * methods wait for the database, at most its statement time-out, and throw {@link DeskFailure} if
 * it is away.
 */
public interface GoodsDesk {
    /** A return, taken back ones among them; empty if there is none. */
    Optional<Arrival> arrival(RmaNumber rma);

    /**
     * What lies in the warehouse; empty if nothing of it ever did.
     *
     * @param sku 1 to 50 characters, none of them a control character
     */
    Optional<Stock> stock(String sku);

    /**
     * Takes down what is sold as a SKU, and how many pieces of it are sellable; what was known of
     * it before is forgotten.
     */
    Counted count(Goods goods);

    /** What comes of counting. */
    enum Counted {
        TAKEN,
        /** Customers wait for more pieces than that: nothing is taken down. */
        FEWER_THAN_RESERVED,
        /** Another SKU is of the same product, size and colour: nothing is taken down. */
        ALIKE
    }

    /**
     * Something that differs from others of its product by size and colour.
     *
     * @param product what they are all called among the shop's people, 1 to 50 characters
     * @param price of one, now
     * @param sellable how many pieces lie there, reserved ones among them
     */
    record Goods(Variant variant, String product, Money price, int sellable) {
        public Goods {
            if (product.isBlank() || product.length() > 50 || sellable < 0)
                throw new IllegalArgumentException("no goods: " + variant.sku());
        }
    }

    /**
     * A return as the warehouse sees it.
     *
     * @param number of the order: personal data
     * @param quantity that was ordered and comes back
     * @param condition as the customer says
     * @param refunds what is paid for it: none, or one
     */
    record Arrival(
            OrderNumber number,
            ReturnUnderway underway,
            String sku,
            int quantity,
            Condition condition,
            List<Refund> refunds) {
        public Arrival {
            refunds = List.copyOf(refunds);
        }
    }

    /**
     * Pieces of one item.
     *
     * @param returned have come back and were not looked at yet
     * @param reserved of those that are sellable
     */
    record Stock(String sku, int sellable, int returned, int reserved) {}
}
