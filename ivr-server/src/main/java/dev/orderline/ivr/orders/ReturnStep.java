package dev.orderline.ivr.orders;

/** How far a return is. */
public enum ReturnStep implements Written {
    OPENED,
    /** The customer has what to stick on it. */
    LABEL_MADE,
    /** The customer has given it to the carrier. */
    DROPPED_OFF,
    /** The carrier has scanned it since. */
    ON_ITS_WAY,
    /** The warehouse has it. */
    RECEIVED,
    /** It was looked at, and can be sold again. */
    RESTOCKED,
    /** It was looked at, and cannot be sold again. */
    WRITTEN_OFF,
    /** Nothing is sent: the customer keeps it. */
    KEPT,
    CANCELLED;

    /** Whether {@code next} may come after this: steps may be left out, but not gone back. */
    public boolean mayBecome(ReturnStep next) {
        return switch (next) {
            case OPENED, KEPT -> false;
            case LABEL_MADE -> this == OPENED;
            case DROPPED_OFF -> this == OPENED || this == LABEL_MADE;
            case ON_ITS_WAY -> isBeforeReceipt() && this != ON_ITS_WAY;
            case RECEIVED -> isBeforeReceipt();
            case RESTOCKED, WRITTEN_OFF -> this == RECEIVED;
            case CANCELLED -> this == OPENED || this == LABEL_MADE;
        };
    }

    private boolean isBeforeReceipt() {
        return switch (this) {
            case OPENED, LABEL_MADE, DROPPED_OFF, ON_ITS_WAY -> true;
            case RECEIVED, RESTOCKED, WRITTEN_OFF, KEPT, CANCELLED -> false;
        };
    }
}
