package dev.orderline.ivr.orders;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why something is sent back. */
public enum ReturnReason {
    DAMAGED,
    WRONG_ITEM,
    TOO_SMALL,
    TOO_LARGE,
    NOT_AS_DESCRIBED,
    CHANGED_MIND;

    /** As flows and tables write it: {@code not-as-described}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason that is {@link #written} so; empty if none is. */
    public static Optional<ReturnReason> parse(String written) {
        return Stream.of(values()).filter(reason -> reason.written().equals(written)).findFirst();
    }
}
