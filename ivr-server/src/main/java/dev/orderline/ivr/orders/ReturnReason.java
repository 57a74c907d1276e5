package dev.orderline.ivr.orders;

import java.util.Optional;

/** Why something is sent back. */
public enum ReturnReason implements Written {
    DAMAGED,
    WRONG_ITEM,
    TOO_SMALL,
    TOO_LARGE,
    NOT_AS_DESCRIBED,
    CHANGED_MIND;

    /** The reason that is {@link #written} so; empty if none is. */
    public static Optional<ReturnReason> parse(String written) {
        return Written.parse(ReturnReason.class, written);
    }
}
