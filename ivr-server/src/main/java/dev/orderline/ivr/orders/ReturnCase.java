package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is looked at when it is decided whether a line of an order may be sent back.
 *
 * @param account what was paid for the order
 * @param condition as the customer says
 * @param returned lines of the order of which a return is open, and its number
 * @param history what its customer has done before
 * @param now in the shop's time zone; days are the shop's
 */
public record ReturnCase(
        Order order,
        Account account,
        Item item,
        ReturnReason reason,
        Condition condition,
        Map<Integer, RmaNumber> returned,
        History history,
        ZonedDateTime now) {
    public ReturnCase {
        returned = Map.copyOf(returned);
    }

    /**
     * What one customer has done before.
     *
     * @param today returns that were opened on this day
     * @param lately within the policy's {@link ReturnPolicy.Limits#days}
     * @param past for the policy's flags; nothing need be known of it if there are none
     */
    public record History(int today, int lately, List<Past> past) {
        public static final History NONE = new History(0, 0);

        public History {
            past = List.copyOf(past);
        }

        public History(int today, int lately) {
            this(today, lately, List.of());
        }
    }

    /** What all of the line cost. */
    Money value() {
        return item.price().times(item.quantity());
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    /** The day on which the order was placed. */
    LocalDate placed() {
        return order.placed().atZone(now.getZone()).toLocalDate();
    }

    /** The day on which all of the line had been delivered; empty while it has not. */
    Optional<LocalDate> delivered() {
        var parcels = new Parcels(order, now);
        return parcels.last(item).flatMap(parcels::arrival);
    }
}
