package dev.orderline.ivr.flow;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When something is open in each week, in its own time zone. Immutable. */
public final class OpeningHours {
    private static final String ALWAYS = "always";

    /** From a time of a day (included) to another (excluded); equal times mean the whole day. */
    public record Span(LocalTime from, LocalTime to) {
        public boolean holds(LocalTime time) {
            return wholeDay() || (!time.isBefore(from) && time.isBefore(to));
        }

        public boolean wholeDay() {
            return from.equals(to);
        }

        private String written() {
            return from + "-" + to;
        }

        /**
         * Reads {@code 08:00-20:00}.
         *
         * @throws IllegalArgumentException if that is not what {@code text} is
         */
        public static Span parse(String text) {
            String[] fromTo = text.split("-", -1);
            if (fromTo.length != 2)
                throw new IllegalArgumentException(
                        "expected hours such as 08:00-20:00: \"" + text + "\"");
            var span = new Span(time(fromTo[0]), time(fromTo[1]));
            if (span.to().isBefore(span.from()))
                throw new IllegalArgumentException("hours run backwards: \"" + text + "\"");
            return span;
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text.strip());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("no time of day: \"" + text + "\"", e);
            }
        }
    }

    private final Map<DayOfWeek, List<Span>> days;

    private OpeningHours(Map<DayOfWeek, List<Span>> days) {
        this.days = days;
    }

    /**
     * Reads hours such as {@code Mon-Fri 08:00-20:00, Sat 09:00-12:00, Sat 13:00-16:00}, or {@code
     * always}. A day that is not named is closed.
     *
     * @throws IllegalArgumentException if that is not what {@code text} is
     */
    public static OpeningHours parse(String text) {
        Map<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        String all = text.strip();
        if (all.equals(ALWAYS)) all = "Mon-Sun 00:00-00:00";
        for (String part : all.split(",", -1)) {
            String[] words = part.strip().split(" +", -1);
            if (words.length != 2)
                throw new IllegalArgumentException(
                        "expected days and hours: \"" + part.strip() + "\"");
            Span span = Span.parse(words[1]);
            String[] range = words[0].split("-", -1);
            DayOfWeek last = day(range[range.length - 1]);
            for (DayOfWeek day = day(range[0]); ; day = day.plus(1)) {
                days.computeIfAbsent(day, _ -> new ArrayList<>()).add(span);
                if (day == last) break;
            }
        }
        days.replaceAll((_, spans) -> apart(spans));
        return new OpeningHours(days);
    }

    /**
     * Reads the hours of one day: {@code 09:00-12:00, 13:00-16:00}.
     *
     * @throws IllegalArgumentException if that is not what {@code text} is
     */
    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (String span : text.split(",", -1)) spans.add(Span.parse(span.strip()));
        return apart(spans);
    }

    /** The spans in order, none of which overlaps another. */
    private static List<Span> apart(List<Span> spans) {
        List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Span before = sorted.get(i - 1);
            Span span = sorted.get(i);
            if (before.wholeDay() || span.wholeDay() || span.from().isBefore(before.to()))
                throw new IllegalArgumentException(
                        "hours overlap: " + before.written() + " and " + span.written());
        }
        return sorted;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) return day;
        }
        throw new IllegalArgumentException(
                "no day of the week: \"" + name + "\"; known: Mon, Tue, Wed, Thu, Fri, Sat, Sun");
    }

    /** Whether it is open then. */
    public boolean open(LocalDateTime local) {
        return on(local.getDayOfWeek()).stream().anyMatch(span -> span.holds(local.toLocalTime()));
    }

    /** When it is open on such a day, in order; empty when it is closed all day. */
    public List<Span> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }
}
