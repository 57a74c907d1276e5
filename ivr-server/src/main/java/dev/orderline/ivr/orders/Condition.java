package dev.orderline.ivr.orders;

import java.util.Optional;

/** In which condition something comes back, as its customer says. */
public enum Condition implements Written {
    /** Nobody has asked the customer. */
    NOT_TOLD,
    /** Unopened, or as it came. */
    AS_NEW,
    /** Opened, and not used. */
    OPENED,
    USED;

    /** The condition that is {@link #written} so; empty if none is. */
    public static Optional<Condition> parse(String written) {
        return Written.parse(Condition.class, written);
    }
}
