package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a line of an order may be sent back. Days are those of the shop's time zone.
 *
 * <p>The rules, first match wins:
 *
 * <ol>
 *   <li>A return of the line has been opened: {@link Verdict.AlreadyReturned}.
 *   <li>It was sold as {@link Verdict.FinalSale}, whatever has become of it.
 *   <li>The last parcel that holds it and was taken by a carrier has not been delivered, or there
 *       is none: {@link Verdict.NotDelivered}.
 *   <li>More than {@link #WINDOW_DAYS} days have passed since the day it was: {@link
 *       Verdict.TooLate}.
 *   <li>{@link Verdict.Returnable}, all of the line.
 * </ol>
 */
public final class ReturnRules {
    /** Days after the day of delivery; the last of them still counts. */
    public static final int WINDOW_DAYS = 30;

    private ReturnRules() {}

    /** What the rules say of one line. */
    public sealed interface Verdict {
        /**
         * It may be sent back.
         *
         * @param until the last day on which it may, today or later
         * @param quantity how many, all of the line
         */
        record Returnable(LocalDate until, int quantity) implements Verdict {}

        /** It may not be sent back, or not yet, or not again. */
        sealed interface Refusal extends Verdict {}

        /** It has not arrived. */
        record NotDelivered() implements Refusal {}

        /**
         * The days in which it could be sent back are over.
         *
         * @param until the last of them, before today
         */
        record TooLate(LocalDate delivered, LocalDate until) implements Refusal {}

        /** It was sold on the condition that it is not taken back. */
        record FinalSale() implements Refusal {}

        /** A return of it is open, under this number. */
        record AlreadyReturned(RmaNumber rma) implements Refusal {}
    }

    /**
     * Judges {@code item} of {@code order}.
     *
     * @param returned lines of the order of which a return is open, and its number
     * @param now in the shop's time zone
     */
    public static Verdict judge(
            Order order, Item item, Map<Integer, RmaNumber> returned, ZonedDateTime now) {
        if (returned.containsKey(item.line()))
            return new Verdict.AlreadyReturned(returned.get(item.line()));
        if (item.finalSale()) return new Verdict.FinalSale();
        var parcels = new Parcels(order, now);
        Optional<LocalDate> delivered = parcels.last(item).flatMap(parcels::arrival);
        return delivered
                .map(day -> judge(item, day, now.toLocalDate()))
                .orElseGet(Verdict.NotDelivered::new);
    }

    private static Verdict judge(Item item, LocalDate delivered, LocalDate today) {
        LocalDate until = delivered.plusDays(WINDOW_DAYS);
        return today.isAfter(until)
                ? new Verdict.TooLate(delivered, until)
                : new Verdict.Returnable(until, item.quantity());
    }
}
