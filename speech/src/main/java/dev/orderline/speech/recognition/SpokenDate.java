package dev.orderline.speech.recognition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;

/**
 * A day as callers name it: "last tuesday", "may third". Which day that is depends on the day it is
 * said, and on whether it is in the past or to come. The text of each is given by {@code toString}
 * and read by {@link #parse}.
 */
public sealed interface SpokenDate {
    /** Which days can be meant. Today is both past and future. */
    enum Direction {
        PAST,
        FUTURE,
        ANY;

        boolean allows(LocalDate day, LocalDate today) {
            return switch (this) {
                case PAST -> !day.isAfter(today);
                case FUTURE -> !day.isBefore(today);
                case ANY -> true;
            };
        }
    }

    /** Days before (negative) or after today: {@code today}, {@code today-3}, {@code today+14}. */
    record Days(int fromToday) implements SpokenDate {
        public Days {
            requireWithinLimit(fromToday);
        }

        @Override
        public String toString() {
            return "today" + (fromToday == 0 ? "" : signed(fromToday));
        }
    }

    /** This day some months ago (negative) or from now: {@code month-1}. */
    record Months(int fromToday) implements SpokenDate {
        public Months {
            requireWithinLimit(fromToday);
        }

        @Override
        public String toString() {
            return "month" + signed(fromToday);
        }
    }

    /** A day of the week: {@code tuesday}, {@code last-tuesday}. */
    record Weekday(Which which, DayOfWeek day) implements SpokenDate {
        /** What was said before the day's name. */
        public enum Which {
            /** Nothing. In the past the last one, in the future the next, today is neither. */
            PLAIN,
            /** The last one before today. */
            LAST,
            /** In the past or in the future the nearest one, today included; else this week's. */
            THIS,
            /** Next week's; weeks begin on Monday. */
            NEXT
        }

        @Override
        public String toString() {
            String name = lower(day);
            return which == Which.PLAIN ? name : lower(which) + "-" + name;
        }
    }

    /** A day of some month: {@code ---21}, as in XML Schema. */
    record DayOfMonth(int day) implements SpokenDate {
        public DayOfMonth {
            if (day < 1 || day > 31)
                throw new IllegalArgumentException("no month has a day " + day);
        }

        @Override
        public String toString() {
            return "---%02d".formatted(day);
        }
    }

    /** A day of every year: {@code --05-03}. */
    record Yearly(MonthDay day) implements SpokenDate {
        @Override
        public String toString() {
            return day.toString();
        }
    }

    /** One day: {@code 2026-05-03}. */
    record Exactly(LocalDate day) implements SpokenDate {
        @Override
        public String toString() {
            return day.toString();
        }
    }

    /** A date with its day of the week: {@code thursday,--03-17}. */
    record Named(DayOfWeek name, SpokenDate date) implements SpokenDate {
        public Named {
            switch (date) {
                case DayOfMonth _, Yearly _, Exactly _ -> {}
                case Days _, Months _, Weekday _, Named _ ->
                        throw new IllegalArgumentException(date + " has no name");
            }
        }

        @Override
        public String toString() {
            return lower(name) + "," + date;
        }
    }

    /**
     * Reads what {@code toString} gives.
     *
     * @throws IllegalArgumentException if {@code text} is no such text
     */
    static SpokenDate parse(String text) {
        return SpokenDates.parse(text);
    }

    /**
     * The day that is meant when this is said on {@code today}; none if there is no such day, or
     * none in that direction. Where several are possible it is the nearest one.
     */
    default Optional<LocalDate> resolve(LocalDate today, Direction direction) {
        Optional<LocalDate> day =
                switch (this) {
                    case Days(int days) -> Optional.of(today.plusDays(days));
                    case Months(int months) -> Optional.of(today.plusMonths(months));
                    case Weekday weekday ->
                            Optional.of(SpokenDates.weekday(weekday, today, direction));
                    case DayOfMonth(int number) -> SpokenDates.dayOfMonth(number, today, direction);
                    case Yearly(MonthDay each) -> SpokenDates.yearly(each, today, direction);
                    case Exactly(LocalDate exactly) -> Optional.of(exactly);
                    case Named(DayOfWeek name, SpokenDate date) ->
                            date.resolve(today, direction)
                                    .filter(found -> found.getDayOfWeek() == name);
                };
        return day.filter(found -> direction.allows(found, today));
    }

    private static String signed(int number) {
        return number < 0 ? String.valueOf(number) : "+" + number;
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** Ten years of days; nobody counts farther. */
    private static void requireWithinLimit(int fromToday) {
        if (Math.abs((long) fromToday) > 3_660)
            throw new IllegalArgumentException(fromToday + " from today is too far");
    }
}
