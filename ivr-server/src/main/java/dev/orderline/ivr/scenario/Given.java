package dev.orderline.ivr.scenario;

import dev.orderline.ivr.orders.CallerNumber;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * What is so when a call begins.
 *
 * @param failing actions that fail whenever they are done
 */
public record Given(Now now, CallerNumber caller, List<GivenOrder> orders, Set<String> failing) {
    /** A number that no telephone has: 555-0100 to 555-0199 are for stories like these. */
    public static final CallerNumber SOMEBODY = new CallerNumber("+16175550142");

    public Given {
        orders = List.copyOf(orders);
        failing = Set.copyOf(failing);
    }

    /** When the call is. */
    public sealed interface Now {
        /** Whenever it is played. */
        record Whenever() implements Now {}

        /** At a time of the shop's; only where there is no clock but the scenario's. */
        record At(LocalDateTime time) implements Now {}
    }

    /** When the call is, for a shop at {@code zone} that plays it at {@code played}. */
    public ZonedDateTime time(Instant played, ZoneId zone) {
        return switch (now) {
            case Now.Whenever() -> played.atZone(zone);
            case Now.At(LocalDateTime time) -> time.atZone(zone);
        };
    }
}
