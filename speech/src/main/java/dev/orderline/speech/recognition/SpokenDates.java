package dev.orderline.speech.recognition;

import dev.orderline.speech.recognition.SpokenDate.Direction;
import dev.orderline.speech.recognition.SpokenDate.Weekday;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the texts of spoken dates, and finds the days they mean. */
final class SpokenDates {
    /** From one 29 February to the next there are at most eight years. */
    private static final int MAX_YEARS = 8;

    /** From one day 31 to the next there are at most two months. */
    private static final int MAX_MONTHS = 2;

    private SpokenDates() {}

    static SpokenDate parse(String text) {
        try {
            SpokenDate date = read(text);
            if (date.toString().equals(text)) return date;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no date: \"" + text + "\"", e);
        }
        throw new IllegalArgumentException("not written as dates are: \"" + text + "\"");
    }

    private static SpokenDate read(String text) {
        int comma = text.indexOf(',');
        if (comma >= 0)
            return new SpokenDate.Named(
                    DayOfWeek.valueOf(upper(text.substring(0, comma))),
                    read(text.substring(comma + 1)));
        if (text.equals("today")) return new SpokenDate.Days(0);
        if (text.startsWith("today")) return new SpokenDate.Days(signed(text, "today"));
        if (text.startsWith("month")) return new SpokenDate.Months(signed(text, "month"));
        if (text.startsWith("---"))
            return new SpokenDate.DayOfMonth(Integer.parseInt(text.substring(3)));
        if (text.startsWith("--")) return new SpokenDate.Yearly(MonthDay.parse(text));
        if (!text.isEmpty() && Character.isDigit(text.charAt(0)))
            return new SpokenDate.Exactly(LocalDate.parse(text));
        int hyphen = text.indexOf('-');
        return new Weekday(
                hyphen < 0
                        ? Weekday.Which.PLAIN
                        : Weekday.Which.valueOf(upper(text.substring(0, hyphen))),
                DayOfWeek.valueOf(upper(text.substring(hyphen + 1))));
    }

    private static int signed(String text, String unit) {
        return Integer.parseInt(text.substring(unit.length()));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    static LocalDate weekday(Weekday weekday, LocalDate today, Direction direction) {
        DayOfWeek day = weekday.day();
        LocalDate before = today.with(TemporalAdjusters.previous(day));
        LocalDate after = today.with(TemporalAdjusters.next(day));
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate thisWeek = monday.with(TemporalAdjusters.nextOrSame(day));
        return switch (weekday.which()) {
            case PLAIN ->
                    switch (direction) {
                        case PAST -> before;
                        case FUTURE -> after;
                        case ANY -> plain(today, before, after);
                    };
            case LAST -> before;
            case THIS ->
                    switch (direction) {
                        case PAST -> today.with(TemporalAdjusters.previousOrSame(day));
                        case FUTURE -> today.with(TemporalAdjusters.nextOrSame(day));
                        case ANY -> thisWeek;
                    };
            case NEXT -> thisWeek.plusWeeks(1);
        };
    }

    private static LocalDate plain(LocalDate today, LocalDate before, LocalDate after) {
        if (today.getDayOfWeek() == after.getDayOfWeek()) return today;
        return distance(before, today) < distance(after, today) ? before : after;
    }

    static Optional<LocalDate> dayOfMonth(int day, LocalDate today, Direction direction) {
        YearMonth month = YearMonth.from(today);
        return nearest(
                IntStream.rangeClosed(-MAX_MONTHS, MAX_MONTHS)
                        .mapToObj(month::plusMonths)
                        .filter(each -> each.isValidDay(day))
                        .map(each -> each.atDay(day)),
                today,
                direction);
    }

    static Optional<LocalDate> yearly(MonthDay day, LocalDate today, Direction direction) {
        return nearest(
                IntStream.rangeClosed(-MAX_YEARS, MAX_YEARS)
                        .map(years -> today.getYear() + years)
                        .filter(day::isValidYear)
                        .mapToObj(day::atYear),
                today,
                direction);
    }

    /** Of two that are equally near, the past one. */
    private static Optional<LocalDate> nearest(
            Stream<LocalDate> days, LocalDate today, Direction direction) {
        return days.filter(each -> direction.allows(each, today))
                .min(
                        Comparator.comparingLong((LocalDate each) -> distance(each, today))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
