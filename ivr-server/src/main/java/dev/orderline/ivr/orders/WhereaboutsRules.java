package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.Whereabouts.Cancelled;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import dev.orderline.ivr.orders.Whereabouts.Delivered;
import dev.orderline.ivr.orders.Whereabouts.InTransit;
import dev.orderline.ivr.orders.Whereabouts.Late;
import dev.orderline.ivr.orders.Whereabouts.Lost;
import dev.orderline.ivr.orders.Whereabouts.NotShipped;
import dev.orderline.ivr.orders.Whereabouts.OutForDelivery;
import dev.orderline.ivr.orders.Whereabouts.PartlyDelivered;
import dev.orderline.ivr.orders.Whereabouts.Underway;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules of {@link Whereabouts}, applied to one order. */
final class WhereaboutsRules {
    private final Order order;
    private final ZonedDateTime now;
    private final LocalDate today;
    private final Parcels parcels;

    WhereaboutsRules(Order order, ZonedDateTime now) {
        this.order = order;
        this.now = now;
        this.today = now.toLocalDate();
        this.parcels = new Parcels(order, now);
    }

    Whereabouts whereabouts() {
        var delivered = new ArrayList<Item>();
        var outstanding = new ArrayList<Item>();
        var arrivals = new ArrayList<LocalDate>();
        var rest = new ArrayList<Underway>();
        for (Item item : order.items()) {
            Optional<Shipment> parcel = parcels.last(item);
            if (parcel.isEmpty() && order.cancelled().isPresent()) continue;
            Optional<LocalDate> arrival = parcel.flatMap(parcels::arrival);
            if (arrival.isPresent()) {
                delivered.add(item);
                arrivals.add(arrival.get());
            } else {
                outstanding.add(item);
                rest.add(parcel.map(this::underway).orElseGet(this::notShipped));
            }
        }
        if (delivered.isEmpty() && outstanding.isEmpty())
            return new Cancelled(parcels.day(order.cancelled().orElseThrow()));
        if (delivered.isEmpty()) return worst(rest);
        LocalDate last = arrivals.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (outstanding.isEmpty()) return new Delivered(last);
        return new PartlyDelivered(delivered, last, outstanding, worst(rest));
    }

    private Underway notShipped() {
        LocalDate promised = order.promised();
        return today.isAfter(promised)
                ? new Late(
                        promised,
                        Optional.empty(),
                        Cause.NOT_SHIPPED,
                        "",
                        parcels.day(order.placed()))
                : new NotShipped(promised);
    }

    private Underway underway(Shipment parcel) {
        List<Scan> scans = parcels.scans(parcel);
        Scan last = scans.getLast();
        LocalDate promised = order.promised();
        LocalDate estimated = parcel.estimated();
        if (last.kind() == Scan.Kind.OUT_FOR_DELIVERY && parcels.day(last.at()).equals(today))
            return new OutForDelivery(last.place());
        if (silence(last).compareTo(Whereabouts.LOST_AFTER) >= 0
                && today.isAfter(promised)
                && today.isAfter(estimated)) return new Lost(place(scans), parcels.day(last.at()));
        if (today.isAfter(promised) || estimated.isAfter(promised)) return late(parcel);
        LocalDate expected = estimated.isBefore(today) ? promised : estimated;
        return new InTransit(expected, place(scans), pickUp(scans));
    }

    private Late late(Shipment parcel) {
        List<Scan> scans = parcels.scans(parcel);
        Scan last = scans.getLast();
        boolean silent = silence(last).compareTo(Whereabouts.SILENT_AFTER) >= 0;
        if (!silent || trouble(last.kind()).isPresent())
            for (int i = scans.size() - 1; i >= 0; i--) {
                Optional<Cause> cause = trouble(scans.get(i).kind());
                if (cause.isPresent())
                    return late(
                            parcel,
                            cause.get(),
                            place(scans.subList(0, i + 1)),
                            parcels.day(scans.get(i).at()));
            }
        if (silent) return late(parcel, Cause.NO_SCAN, place(scans), parcels.day(last.at()));
        if (pickUp(scans).isAfter(order.promised()))
            return late(parcel, Cause.SHIPPED_LATE, place(scans), pickUp(scans));
        return late(parcel, Cause.UNEXPLAINED, place(scans), parcels.day(last.at()));
    }

    private Late late(Shipment parcel, Cause cause, String place, LocalDate since) {
        Optional<LocalDate> estimated =
                Optional.of(parcel.estimated()).filter(day -> !day.isBefore(today));
        return new Late(order.promised(), estimated, cause, place, since);
    }

    private static Optional<Cause> trouble(Scan.Kind kind) {
        return switch (kind) {
            case HELD_BY_WEATHER -> Optional.of(Cause.WEATHER);
            case HELD_BY_CUSTOMS -> Optional.of(Cause.CUSTOMS);
            case MISSED_CONNECTION -> Optional.of(Cause.MISSED_CONNECTION);
            case ADDRESS_PROBLEM -> Optional.of(Cause.ADDRESS_PROBLEM);
            case DAMAGED -> Optional.of(Cause.DAMAGED);
            case DELIVERY_ATTEMPTED -> Optional.of(Cause.DELIVERY_ATTEMPTED);
            case LABEL_MADE, PICKED_UP, ARRIVED, DEPARTED, OUT_FOR_DELIVERY, DELIVERED ->
                    Optional.empty();
        };
    }

    /** From bad to good. */
    private static int rank(Underway underway) {
        return switch (underway) {
            case Lost _ -> 0;
            case Late _ -> 1;
            case NotShipped _ -> 2;
            case InTransit _ -> 3;
            case OutForDelivery _ -> 4;
        };
    }

    private static Underway worst(List<Underway> parts) {
        return parts.stream().min(Comparator.comparingInt(WhereaboutsRules::rank)).orElseThrow();
    }

    private LocalDate pickUp(List<Scan> scans) {
        return scans.stream()
                .filter(scan -> scan.kind() != Scan.Kind.LABEL_MADE)
                .findFirst()
                .map(scan -> parcels.day(scan.at()))
                .orElseThrow();
    }

    /** The last place named. */
    private static String place(List<Scan> scans) {
        return scans.reversed().stream()
                .map(Scan::place)
                .filter(place -> !place.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Duration silence(Scan last) {
        return Duration.between(last.at(), now);
    }
}
