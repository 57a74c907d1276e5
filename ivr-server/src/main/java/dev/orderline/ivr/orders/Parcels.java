package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** What an order's parcels tell at a moment: scans that claim to be later are not looked at. */
final class Parcels {
    private final Order order;
    private final ZonedDateTime now;

    /**
     * @param now in the shop's time zone
     */
    Parcels(Order order, ZonedDateTime now) {
        this.order = order;
        this.now = now;
    }

    /** The last parcel holding {@code item} that a carrier has taken. */
    Optional<Shipment> last(Item item) {
        return order.shipments().reversed().stream()
                .filter(shipment -> shipment.lines().contains(item.line()))
                .filter(this::pickedUp)
                .findFirst();
    }

    private boolean pickedUp(Shipment parcel) {
        return scans(parcel).stream().anyMatch(scan -> scan.kind() != Scan.Kind.LABEL_MADE);
    }

    /** The day {@code parcel} was delivered; empty while it is not. */
    Optional<LocalDate> arrival(Shipment parcel) {
        return scans(parcel).stream()
                .filter(scan -> scan.kind() == Scan.Kind.DELIVERED)
                .findFirst()
                .map(scan -> day(scan.at()));
    }

    /** The scans that have happened, oldest first. */
    List<Scan> scans(Shipment parcel) {
        Instant until = now.toInstant();
        return parcel.scans().stream().filter(scan -> !scan.at().isAfter(until)).toList();
    }

    /** The day {@code at} falls on at the shop. */
    LocalDate day(Instant at) {
        return at.atZone(now.getZone()).toLocalDate();
    }
}
