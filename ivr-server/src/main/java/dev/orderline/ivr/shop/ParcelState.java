package dev.orderline.ivr.shop;

import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Written;
import java.util.Optional;

/** How far a parcel is, in the words of a mapping. */
enum ParcelState implements Written {
    NOT_SENT,
    LABEL_MADE,
    ON_ITS_WAY,
    HELD_BY_WEATHER,
    HELD_BY_CUSTOMS,
    MISSED_CONNECTION,
    ADDRESS_PROBLEM,
    DAMAGED,
    OUT_FOR_DELIVERY,
    DELIVERY_ATTEMPTED,
    DELIVERED;

    /** What a carrier would have told last; empty if there is no parcel yet. */
    Optional<Scan.Kind> scanned() {
        return switch (this) {
            case NOT_SENT -> Optional.empty();
            case ON_ITS_WAY -> Optional.of(Scan.Kind.DEPARTED);
            case LABEL_MADE,
                    HELD_BY_WEATHER,
                    HELD_BY_CUSTOMS,
                    MISSED_CONNECTION,
                    ADDRESS_PROBLEM,
                    DAMAGED,
                    OUT_FOR_DELIVERY,
                    DELIVERY_ATTEMPTED,
                    DELIVERED ->
                    Optional.of(Scan.Kind.valueOf(name()));
        };
    }
}
