package dev.orderline.speech.synthesis;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/** How dates and times are said that are written with digits; days without a year stay so. */
final class DateRules {
    private static final String START = "(?<![\\w.,/$€£-])";
    private static final String END = "\\b(?![.:/]\\d)";
    private static final String MONTH =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?";
    private static final String WEEKDAY = "\\b(Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\b\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,? (\\d{4}))?";

    /** Before or after noon; the last dot stays where it also ends the sentence. */
    private static final String HALF_OF_DAY =
            "([AaPp])(?:[Mm]\\b|\\.[Mm]\\b(?:\\.(?!\\s+[A-Z]|\\s*$))?)";

    static final List<Rule> RULES =
            List.of(
                    Rule.of(START + "(\\d{4})-(\\d{2})-(\\d{2})" + END, m -> date(m, 1, 2, 3)),
                    Rule.of(START + "(\\d{1,2})/(\\d{1,2})/(\\d{4})" + END, m -> date(m, 3, 1, 2)),
                    Rule.of(
                            WEEKDAY + "(?=,? (?:" + MONTH + " \\d|" + DAY + " " + MONTH + "))",
                            m -> weekday(m.group(1))),
                    Rule.of("\\b" + MONTH + " " + DAY + YEAR + END, m -> day(m, 1, 2, 3)),
                    Rule.of(START + DAY + " (?:of )?" + MONTH + YEAR + END, m -> day(m, 2, 1, 3)),
                    Rule.of(
                            "\\b" + MONTH + ",? (\\d{4})" + END,
                            m -> month(m.group(1)) + " " + Numerals.whole(m.group(2))),
                    Rule.of(
                            START + "(\\d{1,2}):(\\d{2})(?::\\d{2})?(?: ?" + HALF_OF_DAY + ")?",
                            DateRules::time),
                    Rule.of(
                            START + "(\\d{1,2}) ?" + HALF_OF_DAY,
                            m ->
                                    Numerals.whole(m.group(1))
                                            + " "
                                            + Spoken.letters(m.group(2) + "m")));

    private DateRules() {}

    private static String date(MatchResult match, int year, int month, int day) {
        try {
            LocalDate date =
                    LocalDate.of(number(match, year), number(match, month), number(match, day));
            return Spoken.dayOfYear(date) + ", " + Spoken.year(date.getYear());
        } catch (DateTimeException noSuchDay) {
            return Numerals.groups(match.group());
        }
    }

    private static String day(MatchResult match, int month, int day, int year) {
        String said = month(match.group(month)) + " " + Spoken.ordinal(number(match, day));
        return match.group(year) == null ? said : said + ", " + Numerals.whole(match.group(year));
    }

    private static String time(MatchResult match) {
        int hour = number(match, 1);
        int minute = number(match, 2);
        if (hour > 23 || minute > 59) return Numerals.groups(match.group());
        if (hour == 0 || hour > 12) return Spoken.time(LocalTime.of(hour, minute));
        String said = Spoken.hourAndMinute(hour, minute);
        if (match.group(3) != null) return said + " " + Spoken.letters(match.group(3) + "m");
        return minute == 0 ? said + " o'clock" : said;
    }

    /** The full name of a month of which at least three letters are there. */
    private static String month(String written) {
        return Arrays.stream(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL, Locale.US))
                .filter(name -> name.startsWith(written.substring(0, 3)))
                .findFirst()
                .orElseThrow();
    }

    /** The full name of a weekday of which at least three letters are there. */
    private static String weekday(String written) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.US))
                .filter(name -> name.startsWith(written.substring(0, 3)))
                .findFirst()
                .orElseThrow();
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
