package dev.orderline.speech.recognition;

import dev.orderline.speech.recognition.SpokenDate.DayOfMonth;
import dev.orderline.speech.recognition.SpokenDate.Days;
import dev.orderline.speech.recognition.SpokenDate.Exactly;
import dev.orderline.speech.recognition.SpokenDate.Months;
import dev.orderline.speech.recognition.SpokenDate.Named;
import dev.orderline.speech.recognition.SpokenDate.Weekday;
import dev.orderline.speech.recognition.SpokenDate.Weekday.Which;
import dev.orderline.speech.recognition.SpokenDate.Yearly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Days as they are said: "last tuesday", "may the third twenty twenty six", "two weeks ago". */
final class EnglishDates {
    /** Nobody counts more days, weeks or months than this. */
    private static final int MOST = 99;

    private static final Map<String, SpokenDate> FIXED =
            Map.ofEntries(
                    Map.entry("today", new Days(0)),
                    Map.entry("this morning", new Days(0)),
                    Map.entry("this afternoon", new Days(0)),
                    Map.entry("this evening", new Days(0)),
                    Map.entry("tonight", new Days(0)),
                    Map.entry("yesterday", new Days(-1)),
                    Map.entry("last night", new Days(-1)),
                    Map.entry("the day before yesterday", new Days(-2)),
                    Map.entry("tomorrow", new Days(1)),
                    Map.entry("the day after tomorrow", new Days(2)));

    private static final Map<String, Which> WHICH =
            Map.of(
                    "last", Which.LAST,
                    "this past", Which.LAST,
                    "this", Which.THIS,
                    "this coming", Which.THIS,
                    "next", Which.NEXT);

    private static final Map<String, Stretch> UNITS =
            Map.of(
                    "day", new Stretch(1, 0),
                    "week", new Stretch(7, 0),
                    "month", new Stretch(0, 1),
                    "year", new Stretch(0, 12));

    /** A stretch of time: some days, or some months. */
    private record Stretch(int days, int months) {
        Stretch times(int count) {
            return new Stretch(count * days, count * months);
        }

        SpokenDate ahead() {
            return months == 0 ? new Days(days) : new Months(months);
        }

        SpokenDate ago() {
            return times(-1).ahead();
        }
    }

    /**
     * A day of a month.
     *
     * @param year 0 when it was not said
     */
    private record Day(int year, Month month, int day) {
        boolean exists() {
            return day <= (year == 0 ? month.maxLength() : month.length(Year.isLeap(year)));
        }

        Day in(int ofYear) {
            return new Day(ofYear, month, day);
        }

        SpokenDate date() {
            return year == 0
                    ? new Yearly(MonthDay.of(month, day))
                    : new Exactly(LocalDate.of(year, month, day));
        }
    }

    private EnglishDates() {}

    /** Reads the texts of {@link SpokenDate}s. */
    static WordReader<String> reader() {
        WordReader<String> on = Lexicon.of("on").orNothing("");
        WordReader<SpokenDate> fixed = new Lexicon<>(FIXED);
        WordReader<SpokenDate> any =
                on.leadingTo(calendar().or(named()).or(weekday())).or(fixed).or(relative());
        return any.map(SpokenDate::toString);
    }

    /** "may third", "the third of may twenty twenty six", "the twenty first". */
    private static WordReader<SpokenDate> calendar() {
        WordReader<String> the = Lexicon.of("the").orNothing("");
        WordReader<Integer> ordinal = EnglishNumbers.ordinal();
        WordReader<Integer> cardinal = EnglishNumbers.cardinal(31).where(day -> day > 0);
        WordReader<Integer> day = the.leadingTo(ordinal).or(cardinal);
        WordReader<Month> month = new Lexicon<>(months());
        WordReader<Day> monthFirst = month.then(day, (of, number) -> new Day(0, of, number));
        WordReader<Day> dayFirst =
                the.leadingTo(ordinal)
                        .before(Lexicon.of("of").orNothing(""))
                        .then(month, (number, of) -> new Day(0, of, number));
        WordReader<Day> yearly = monthFirst.or(dayFirst);
        WordReader<Day> ofYear =
                yearly.before(Lexicon.of("of", "in").orNothing(""))
                        .then(EnglishNumbers.year(), Day::in);
        WordReader<SpokenDate> dayAlone = the.leadingTo(ordinal).map(DayOfMonth::new);
        return ofYear.or(yearly).where(Day::exists).map(Day::date).or(dayAlone);
    }

    /** "thursday march seventeenth", "tuesday the third". */
    private static WordReader<SpokenDate> named() {
        return dayName().then(calendar(), Named::new);
    }

    /** "tuesday", "last tuesday". */
    private static WordReader<SpokenDate> weekday() {
        return new Lexicon<>(WHICH).orNothing(Which.PLAIN).then(dayName(), Weekday::new);
    }

    /** "three days ago", "a week ago", "in two weeks", "two weeks from now". */
    private static WordReader<SpokenDate> relative() {
        WordReader<Integer> count =
                new Lexicon<>(Map.of("a", 1, "an", 1))
                        .or(EnglishNumbers.cardinal(MOST).where(number -> number > 0));
        WordReader<Stretch> stretch =
                count.then(new Lexicon<>(units()), (times, unit) -> unit.times(times));
        WordReader<SpokenDate> ago = stretch.before(Lexicon.of("ago")).map(Stretch::ago);
        WordReader<SpokenDate> in = Lexicon.of("in").leadingTo(stretch).map(Stretch::ahead);
        WordReader<SpokenDate> fromNow =
                stretch.before(Lexicon.of("from now", "from today")).map(Stretch::ahead);
        return ago.or(in).or(fromNow);
    }

    private static WordReader<DayOfWeek> dayName() {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) days.put(lower(day), day);
        return new Lexicon<>(days);
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Month month : Month.values()) months.put(lower(month), month);
        return months;
    }

    private static Map<String, Stretch> units() {
        Map<String, Stretch> units = new HashMap<>(UNITS);
        UNITS.forEach((unit, stretch) -> units.put(unit + "s", stretch));
        return units;
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** Every word after those that it may follow in common dates. */
    static List<String> phrases() {
        var phrases = new ArrayList<>(FIXED.keySet().stream().sorted().toList());
        for (DayOfWeek day : DayOfWeek.values()) {
            phrases.add("on " + lower(day) + " the first");
            for (String which : List.of("last", "this", "next"))
                phrases.add(which + " " + lower(day));
            for (Month month : Month.values()) phrases.add(lower(day) + " " + lower(month));
        }
        for (int day = 1; day <= 31; day++) {
            String ordinal = EnglishNumbers.sayOrdinal(day);
            phrases.add("on the " + ordinal);
            for (Month month : Month.values()) {
                phrases.add("the " + ordinal + " of " + lower(month));
                phrases.add(lower(month) + " the " + ordinal);
                phrases.add(lower(month) + " " + ordinal);
            }
            phrases.add(ordinal + " twenty twenty " + EnglishNumbers.sayPair(day));
        }
        for (int count = 1; count <= 31; count++)
            for (String unit : List.of("day", "week", "month")) {
                phrases.add(stretch(count, unit) + " ago");
                phrases.add("in " + stretch(count, unit));
            }
        return phrases;
    }

    private static String stretch(int count, String unit) {
        return count == 1 ? "a " + unit : EnglishNumbers.sayPair(count) + " " + unit + "s";
    }

    /** Words for some day, in one of the common ways. */
    static String example(RandomGenerator random) {
        String day = EnglishNumbers.sayOrdinal(1 + random.nextInt(28));
        String month = lower(Month.of(1 + random.nextInt(12)));
        String weekday = lower(DayOfWeek.of(1 + random.nextInt(7)));
        int count = 1 + random.nextInt(30);
        return switch (random.nextInt(8)) {
            case 0 -> "yesterday";
            case 1 -> weekday;
            case 2 -> "last " + weekday;
            case 3 -> "the " + day;
            case 4 -> "the " + day + " of " + month;
            case 5 -> month + " " + day;
            case 6 -> month + " the " + day + " twenty twenty six";
            default -> stretch(count, "day") + " ago";
        };
    }
}
