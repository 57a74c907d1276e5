package dev.orderline.ivr.call;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** When the line is open, in the shop's own time. Immutable. */
public final class OpeningHours {
    /** From a time of a day (included) to another (excluded); equal times mean the whole day. */
    private record Span(LocalTime from, LocalTime to) {
        boolean holds(LocalTime time) {
            return from.equals(to) || (!time.isBefore(from) && time.isBefore(to));
        }
    }

    private final ZoneId zone;
    private final Map<DayOfWeek, Span> days;

    private OpeningHours(ZoneId zone, Map<DayOfWeek, Span> days) {
        this.zone = zone;
        this.days = days;
    }

    /**
     * Reads hours such as {@code Mon-Fri 08:00-20:00, Sat 09:00-16:00}, or {@code always}. A day
     * that is not named is closed.
     *
     * @throws IllegalArgumentException if that is not what {@code text} is
     */
    public static OpeningHours parse(String text, ZoneId zone) {
        Map<DayOfWeek, Span> days = new EnumMap<>(DayOfWeek.class);
        String all = text.strip();
        if (all.equals("always")) all = "Mon-Sun 00:00-00:00";
        for (String part : all.split(",", -1)) {
            String[] words = part.strip().split(" +", -1);
            if (words.length != 2)
                throw new IllegalArgumentException(
                        "expected days and hours: \"" + part.strip() + "\"");
            String[] fromTo = words[1].split("-", -1);
            if (fromTo.length != 2)
                throw new IllegalArgumentException(
                        "expected hours such as 08:00-20:00: \"" + words[1] + "\"");
            var span = new Span(time(fromTo[0]), time(fromTo[1]));
            if (span.to().isBefore(span.from()))
                throw new IllegalArgumentException("hours run backwards: \"" + words[1] + "\"");
            String[] range = words[0].split("-", -1);
            DayOfWeek last = day(range[range.length - 1]);
            for (DayOfWeek day = day(range[0]); ; day = day.plus(1)) {
                days.put(day, span);
                if (day == last) break;
            }
        }
        return new OpeningHours(zone, days);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) return day;
        }
        throw new IllegalArgumentException(
                "no day of the week: \"" + name + "\"; known: Mon, Tue, Wed, Thu, Fri, Sat, Sun");
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time of day: \"" + text + "\"", e);
        }
    }

    public boolean open(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        Span span = days.get(local.getDayOfWeek());
        return span != null && span.holds(local.toLocalTime());
    }
}
