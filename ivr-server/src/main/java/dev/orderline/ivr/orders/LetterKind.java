package dev.orderline.ivr.orders;

import static dev.orderline.ivr.orders.LetterSlot.AMOUNT;
import static dev.orderline.ivr.orders.LetterSlot.CODE;
import static dev.orderline.ivr.orders.LetterSlot.ITEM;
import static dev.orderline.ivr.orders.LetterSlot.LINK;
import static dev.orderline.ivr.orders.LetterSlot.REPLACEMENT;
import static dev.orderline.ivr.orders.LetterSlot.RMA;
import static dev.orderline.ivr.orders.LetterSlot.SETTLED;
import static dev.orderline.ivr.orders.LetterSlot.TRACKING;
import static dev.orderline.ivr.orders.LetterSlot.UNTIL;

import java.util.Set;

/** What letters are about; each kind has a text of the shop's. */
public enum LetterKind implements Written {
    RETURN_OPENED,
    RETURN_CHANGED,
    LABEL_SENT,
    LABEL_LINKED,
    LABEL_MISSING,
    RETURN_CANCELLED,
    ITEM_KEPT,
    ITEM_RECEIVED,
    REFUND_LOOKED_AT,
    REFUND_ON_ITS_WAY,
    REFUND_PAID,
    CREDIT_PAID,
    REFUND_FAILED,
    REFUND_DECLINED,
    ORDER_CANCELLED,
    ITEM_CANCELLED,
    CODE_SENT,
    EXCHANGE_OPENED,
    REPLACEMENT_SENT,
    REPLACEMENT_MISSING,
    PHOTOS_WANTED,
    CALL_SUMMARY;

    /** What its text can name, besides the shop. */
    public Set<LetterSlot> slots() {
        return switch (this) {
            case RETURN_OPENED, RETURN_CHANGED -> Set.of(RMA, ITEM, UNTIL, AMOUNT);
            case LABEL_SENT -> Set.of(RMA, ITEM, UNTIL);
            case LABEL_LINKED -> Set.of(RMA, ITEM, UNTIL, LINK);
            case LABEL_MISSING, RETURN_CANCELLED, ITEM_RECEIVED -> Set.of(RMA, ITEM);
            case ITEM_KEPT -> Set.of(RMA, ITEM, AMOUNT);
            case REFUND_LOOKED_AT,
                    REFUND_ON_ITS_WAY,
                    REFUND_PAID,
                    CREDIT_PAID,
                    REFUND_FAILED,
                    REFUND_DECLINED ->
                    Set.of(AMOUNT);
            case ORDER_CANCELLED -> Set.of();
            case ITEM_CANCELLED -> Set.of(ITEM);
            case CODE_SENT -> Set.of(CODE);
            case EXCHANGE_OPENED -> Set.of(RMA, ITEM, REPLACEMENT, UNTIL);
            case REPLACEMENT_SENT -> Set.of(RMA, ITEM, REPLACEMENT, TRACKING);
            case REPLACEMENT_MISSING -> Set.of(RMA, ITEM, REPLACEMENT, AMOUNT);
            case PHOTOS_WANTED -> Set.of(ITEM, LINK);
            case CALL_SUMMARY -> Set.of(SETTLED);
        };
    }

    /** What its text must name: without, the letter would be in vain. */
    public Set<LetterSlot> needed() {
        return switch (this) {
            case CODE_SENT -> Set.of(CODE);
            case PHOTOS_WANTED, LABEL_LINKED -> Set.of(LINK);
            case CALL_SUMMARY -> Set.of(SETTLED);
            case RETURN_OPENED, RETURN_CHANGED, RETURN_CANCELLED, LABEL_SENT, EXCHANGE_OPENED ->
                    Set.of(RMA);
            case ITEM_CANCELLED -> Set.of(ITEM);
            case LABEL_MISSING,
                    ITEM_KEPT,
                    ITEM_RECEIVED,
                    REFUND_LOOKED_AT,
                    REFUND_ON_ITS_WAY,
                    REFUND_PAID,
                    CREDIT_PAID,
                    REFUND_FAILED,
                    REFUND_DECLINED,
                    REPLACEMENT_SENT,
                    REPLACEMENT_MISSING,
                    ORDER_CANCELLED ->
                    Set.of();
        };
    }

    static LetterKind of(Notice notice) {
        return switch (notice) {
            case Notice.ReturnOpened _ -> RETURN_OPENED;
            case Notice.LabelSent _ -> LABEL_SENT;
            case Notice.LabelLinked _ -> LABEL_LINKED;
            case Notice.LabelMissing _ -> LABEL_MISSING;
            case Notice.ReturnCancelled _ -> RETURN_CANCELLED;
            case Notice.ItemKept _ -> ITEM_KEPT;
            case Notice.ItemReceived _ -> ITEM_RECEIVED;
            case Notice.RefundLookedAt _ -> REFUND_LOOKED_AT;
            case Notice.RefundOnItsWay _ -> REFUND_ON_ITS_WAY;
            case Notice.RefundPaid(_, var to) ->
                    switch (to) {
                        case ORIGINAL -> REFUND_PAID;
                        case CREDIT -> CREDIT_PAID;
                        case EXCHANGE ->
                                throw new IllegalArgumentException("an exchange pays nothing");
                    };
            case Notice.RefundFailed _ -> REFUND_FAILED;
            case Notice.RefundDeclined _ -> REFUND_DECLINED;
            case Notice.OrderCancelled _ -> ORDER_CANCELLED;
            case Notice.ItemCancelled _ -> ITEM_CANCELLED;
            case Notice.ReturnChanged _ -> RETURN_CHANGED;
            case Notice.Code _ -> CODE_SENT;
            case Notice.ExchangeOpened _ -> EXCHANGE_OPENED;
            case Notice.ReplacementSent _ -> REPLACEMENT_SENT;
            case Notice.ReplacementMissing _ -> REPLACEMENT_MISSING;
            case Notice.PhotosWanted _ -> PHOTOS_WANTED;
            case Notice.CallSummary _ -> CALL_SUMMARY;
        };
    }
}
