package dev.orderline.ivr.orders;

import static dev.orderline.ivr.orders.LetterSlot.AMOUNT;
import static dev.orderline.ivr.orders.LetterSlot.ITEM;
import static dev.orderline.ivr.orders.LetterSlot.REPLACEMENT;
import static dev.orderline.ivr.orders.LetterSlot.RMA;
import static dev.orderline.ivr.orders.LetterSlot.UNTIL;

import java.util.Set;

/** What a call can settle; each kind has a line of the shop's in the letter after the call. */
public enum SettledKind implements Written {
    RETURNED,
    EXCHANGED,
    KEPT,
    CHANGED,
    ITEM_CANCELLED,
    TAKEN_BACK,
    LABEL_SENT,
    PAID_BACK_RETURNED,
    PAID_BACK_KEPT,
    PAID_BACK_LOST,
    PAID_BACK_LATE,
    PAID_BACK_CANCELLED,
    PAID_BACK_ITEM_CANCELLED,
    /** There is more than a letter takes. */
    MORE;

    /** What its line can name, besides the shop. */
    public Set<LetterSlot> slots() {
        return switch (this) {
            case RETURNED, CHANGED -> Set.of(RMA, ITEM, UNTIL, AMOUNT);
            case EXCHANGED -> Set.of(RMA, ITEM, UNTIL, REPLACEMENT);
            case KEPT -> Set.of(RMA, ITEM, AMOUNT);
            case ITEM_CANCELLED -> Set.of(ITEM, AMOUNT);
            case TAKEN_BACK, LABEL_SENT -> Set.of(RMA, ITEM);
            case PAID_BACK_RETURNED,
                    PAID_BACK_KEPT,
                    PAID_BACK_LOST,
                    PAID_BACK_LATE,
                    PAID_BACK_CANCELLED,
                    PAID_BACK_ITEM_CANCELLED ->
                    Set.of(AMOUNT);
            case MORE -> Set.of();
        };
    }

    static SettledKind of(Settled settled) {
        return switch (settled) {
            case Settled.Returned _ -> RETURNED;
            case Settled.Exchanged _ -> EXCHANGED;
            case Settled.Kept _ -> KEPT;
            case Settled.Changed _ -> CHANGED;
            case Settled.ItemCancelled _ -> ITEM_CANCELLED;
            case Settled.TakenBack _ -> TAKEN_BACK;
            case Settled.LabelSent _ -> LABEL_SENT;
            case Settled.Refunded(var cause, _) ->
                    switch (cause) {
                        case RETURNED -> PAID_BACK_RETURNED;
                        case KEPT -> PAID_BACK_KEPT;
                        case LOST -> PAID_BACK_LOST;
                        case LATE -> PAID_BACK_LATE;
                        case CANCELLED -> PAID_BACK_CANCELLED;
                        case ITEM_CANCELLED -> PAID_BACK_ITEM_CANCELLED;
                    };
        };
    }
}
