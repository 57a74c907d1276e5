package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.OpeningHours.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When something is open: its week, its holidays and its days with other hours. Local times are the
 * shop's.
 *
 * @param closed holidays, by their names
 * @param special hours of days that are not as their week
 */
public record Calendar(
        OpeningHours hours,
        Map<LocalDate, Localised<String>> closed,
        Map<LocalDate, List<Span>> special) {
    /** So far ahead the next opening is looked for. */
    private static final int LOOK_AHEAD_DAYS = 31;

    public Calendar {
        closed = Map.copyOf(closed);
        special = Map.copyOf(special);
    }

    /** When it is open on that day, in order; empty when it is closed all day. */
    public List<Span> on(LocalDate day) {
        if (closed.containsKey(day)) return List.of();
        List<Span> other = special.get(day);
        return other != null ? other : hours.on(day.getDayOfWeek());
    }

    public boolean open(LocalDateTime now) {
        return on(now.toLocalDate()).stream().anyMatch(span -> span.holds(now.toLocalTime()));
    }

    /** The holiday on that day, if it is one. */
    public Optional<Localised<String>> holiday(LocalDate day) {
        return Optional.ofNullable(closed.get(day));
    }

    /** When it opens next after {@code now}; empty if it does not within a month. */
    public Optional<LocalDateTime> opensAfter(LocalDateTime now) {
        for (int ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
            LocalDate day = now.toLocalDate().plusDays(ahead);
            Optional<LocalDateTime> opening =
                    on(day).stream()
                            .map(span -> day.atTime(span.from()))
                            .filter(now::isBefore)
                            .min(LocalDateTime::compareTo);
            if (opening.isPresent()) return opening;
        }
        return Optional.empty();
    }
}
