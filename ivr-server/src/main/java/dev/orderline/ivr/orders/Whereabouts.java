package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Where an order is, when it comes, and why it is late: what a caller is told. Days are those of
 * the shop's time zone.
 *
 * <p>The rules, first match wins:
 *
 * <ol>
 *   <li>A cancelled order of which no carrier has taken anything is {@link Cancelled}; if one has,
 *       only that is looked at.
 *   <li>A line is where the last parcel is that holds it and was taken by a carrier. All lines
 *       delivered: {@link Delivered}; some: {@link PartlyDelivered}.
 *   <li>Otherwise the order is where its worst part is, from bad to good: {@link Lost}, {@link
 *       Late}, {@link NotShipped}, {@link InTransit}, {@link OutForDelivery}.
 * </ol>
 *
 * <p>And of one part that has not been delivered:
 *
 * <ol>
 *   <li>Not picked up by a carrier: {@link Late} with {@link Cause#NOT_SHIPPED} after the promised
 *       day, else {@link NotShipped}.
 *   <li>Last scanned as out for delivery, today: {@link OutForDelivery}, late or not.
 *   <li>Not scanned for {@link #LOST_AFTER}, with both the promised and the estimated day past:
 *       {@link Lost}.
 *   <li>The promised day is past, or the carrier's estimate is after it: {@link Late}. The promised
 *       day itself is not late.
 *   <li>{@link InTransit}.
 * </ol>
 *
 * <p>Scans that claim to be in the future are not looked at.
 */
public sealed interface Whereabouts {
    /** A parcel not scanned for so long is not merely slow. */
    Duration LOST_AFTER = Duration.ofDays(10);

    /** A late parcel not scanned for so long is late for that reason. */
    Duration SILENT_AFTER = Duration.ofDays(3);

    /** Nothing was sent, nothing will be. */
    record Cancelled(LocalDate on) implements Whereabouts {}

    /**
     * Everything has arrived.
     *
     * @param on the day the last of it did
     */
    record Delivered(LocalDate on) implements Whereabouts {}

    /**
     * Some items have arrived.
     *
     * @param delivered at least one
     * @param on the day the last of those did
     * @param outstanding at least one
     * @param rest where the worst part of the outstanding ones is
     */
    record PartlyDelivered(
            List<Item> delivered, LocalDate on, List<Item> outstanding, Underway rest)
            implements Whereabouts {
        public PartlyDelivered {
            delivered = List.copyOf(delivered);
            outstanding = List.copyOf(outstanding);
        }
    }

    /** Something that is still to arrive. */
    sealed interface Underway extends Whereabouts {}

    /**
     * No carrier has it yet.
     *
     * @param expected the promised day
     */
    record NotShipped(LocalDate expected) implements Underway {}

    /**
     * On its way and in time, as far as anybody knows.
     *
     * @param estimated today or later
     * @param place where it was last seen; empty when no scan named a place
     * @param since the day the carrier took it
     */
    record InTransit(LocalDate estimated, String place, LocalDate since) implements Underway {}

    /**
     * It comes today.
     *
     * @param place where the van started; empty when the carrier did not say
     */
    record OutForDelivery(String place) implements Underway {}

    /**
     * Later than promised.
     *
     * @param estimated when it is to arrive now, today or later; empty when nobody knows
     * @param place where what caused it happened; empty when no scan named a place
     * @param since the day that happened
     */
    record Late(
            LocalDate promised,
            Optional<LocalDate> estimated,
            Cause cause,
            String place,
            LocalDate since)
            implements Underway {}

    /**
     * Nobody knows where it is.
     *
     * @param place where it was last seen; empty when no scan named a place
     * @param lastSeen the day of the last scan
     */
    record Lost(String place, LocalDate lastSeen) implements Underway {}

    /**
     * Why a parcel is late. The last scan decides when it tells of trouble; then {@link #NO_SCAN};
     * then the latest trouble before; then {@link #SHIPPED_LATE}; then {@link #UNEXPLAINED}.
     */
    enum Cause implements Written {
        WEATHER,
        CUSTOMS,
        MISSED_CONNECTION,
        ADDRESS_PROBLEM,
        DAMAGED,
        DELIVERY_ATTEMPTED,
        /** Not scanned for {@link #SILENT_AFTER}. */
        NO_SCAN,
        /** The shop has not sent it. */
        NOT_SHIPPED,
        /** The carrier got it after the promised day. */
        SHIPPED_LATE,
        UNEXPLAINED
    }

    /** In a word or two, for people. */
    default String described() {
        return switch (this) {
            case Cancelled _ -> "cancelled";
            case Delivered _ -> "delivered";
            case PartlyDelivered _ -> "partly delivered";
            case NotShipped _ -> "not shipped";
            case InTransit _ -> "in transit";
            case OutForDelivery _ -> "out for delivery";
            case Late _ -> "late";
            case Lost _ -> "lost";
        };
    }

    /**
     * Where {@code order} is.
     *
     * @param now in the shop's time zone
     */
    static Whereabouts of(Order order, ZonedDateTime now) {
        return new WhereaboutsRules(order, now).whereabouts();
    }
}
