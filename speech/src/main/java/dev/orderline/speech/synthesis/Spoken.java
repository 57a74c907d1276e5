package dev.orderline.speech.synthesis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How values are said in American English, as plain words: no digits, no signs, no hyphens, commas
 * where a speaker pauses.
 */
public final class Spoken {
    private static final List<String> SMALL =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");

    private static final List<String> TENS =
            List.of(
                    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
                    "ninety");

    /** From the greatest down. */
    private record Scale(long value, String name) {}

    private static final List<Scale> SCALES =
            List.of(
                    new Scale(1_000_000_000_000_000_000L, "quintillion"),
                    new Scale(1_000_000_000_000_000L, "quadrillion"),
                    new Scale(1_000_000_000_000L, "trillion"),
                    new Scale(1_000_000_000L, "billion"),
                    new Scale(1_000_000L, "million"),
                    new Scale(1_000L, "thousand"),
                    new Scale(100L, "hundred"));

    /** Ordinals that are not their cardinal with "th". */
    private static final Map<String, String> IRREGULAR_ORDINALS =
            Map.of(
                    "one", "first",
                    "two", "second",
                    "three", "third",
                    "five", "fifth",
                    "eight", "eighth",
                    "nine", "ninth",
                    "twelve", "twelfth");

    /** The names of the letters, spelt so that a voice reads them as words. */
    private static final List<String> LETTERS =
            List.of(
                    "ay",
                    "bee",
                    "see",
                    "dee",
                    "ee",
                    "eff",
                    "gee",
                    "aitch",
                    "eye",
                    "jay",
                    "kay",
                    "ell",
                    "em",
                    "en",
                    "oh",
                    "pee",
                    "cue",
                    "ar",
                    "ess",
                    "tee",
                    "you",
                    "vee",
                    "double you",
                    "ex",
                    "why",
                    "zee");

    private record MoneyWords(String one, String many, String oneMinor, String manyMinor) {}

    private static final Map<String, MoneyWords> MONEY =
            Map.of(
                    "USD", new MoneyWords("dollar", "dollars", "cent", "cents"),
                    "CAD", new MoneyWords("Canadian dollar", "Canadian dollars", "cent", "cents"),
                    "EUR", new MoneyWords("euro", "euros", "cent", "cents"),
                    "GBP", new MoneyWords("pound", "pounds", "penny", "pence"));

    /** More digits than this are said in groups of three or four, with pauses. */
    private static final int LONGEST_GROUP = 5;

    private Spoken() {}

    /**
     * Digits one by one, for what is written down: "two zero three one, one five four zero". Up to
     * five are one group; more are cut into groups of three and four, the longer ones last, as
     * telephone numbers are.
     *
     * @throws IllegalArgumentException if there is anything but the digits 0 to 9
     */
    public static String digits(String digits) {
        StringBuilder said = new StringBuilder();
        for (int at = 0; at < digits.length(); ) {
            int left = digits.length() - at;
            int groups = left <= LONGEST_GROUP && at == 0 ? 1 : Math.ceilDiv(left, 4);
            int end = at + left / groups;
            if (at > 0) said.append(", ");
            said.append(digitByDigit(digits.substring(at, end)));
            at = end;
        }
        return said.toString();
    }

    private static String digitByDigit(String digits) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') throw new IllegalArgumentException("not a digit");
            said.add(SMALL.get(digit - '0'));
        }
        return String.join(" ", said);
    }

    /**
     * Letters one by one, of either case, by their names: "double you ay".
     *
     * @throws IllegalArgumentException if there is anything but the letters A to Z
     */
    public static String letters(String letters) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            char letter = Character.toLowerCase(letters.charAt(i));
            if (letter < 'a' || letter > 'z') throw new IllegalArgumentException("not a letter");
            said.add(LETTERS.get(letter - 'a'));
        }
        return String.join(" ", said);
    }

    /** "one thousand two hundred thirty four". */
    public static String number(long number) {
        if (number == Long.MIN_VALUE) throw new IllegalArgumentException("too small to be said");
        return number < 0 ? "minus " + natural(-number) : natural(number);
    }

    private static String natural(long number) {
        if (number < SMALL.size()) return SMALL.get((int) number);
        if (number < 100)
            return TENS.get((int) (number / 10))
                    + (number % 10 == 0 ? "" : " " + natural(number % 10));
        Scale scale = SCALES.stream().filter(s -> s.value() <= number).findFirst().orElseThrow();
        long rest = number % scale.value();
        return natural(number / scale.value())
                + " "
                + scale.name()
                + (rest == 0 ? "" : " " + natural(rest));
    }

    /** "twenty fourth". */
    public static String ordinal(long number) {
        String cardinal = number(number);
        int last = cardinal.lastIndexOf(' ') + 1;
        return cardinal.substring(0, last) + ordinalOf(cardinal.substring(last));
    }

    private static String ordinalOf(String word) {
        if (word.endsWith("y")) return word.substring(0, word.length() - 1) + "ieth";
        return IRREGULAR_ORDINALS.getOrDefault(word, word + "th");
    }

    /** "one item", "three items". */
    public static String quantity(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /**
     * "twenty four dollars and ninety nine cents". No cents are not mentioned, and no dollars only
     * when there are cents.
     *
     * @param minor in minor units of the currency, not negative
     * @throws IllegalArgumentException if there are no words for the currency: US and Canadian
     *     dollars, euros and pounds have them
     */
    public static String money(long minor, Currency currency) {
        MoneyWords words = MONEY.get(currency.getCurrencyCode());
        if (words == null) throw new IllegalArgumentException("no words for " + currency);
        if (minor < 0) throw new IllegalArgumentException("negative amount");
        long units = minor / 100;
        long cents = minor % 100;
        String said = quantity(units, words.one(), words.many());
        if (cents == 0) return said;
        String saidCents = quantity(cents, words.oneMinor(), words.manyMinor());
        return units == 0 ? saidCents : said + " and " + saidCents;
    }

    /** The codes of the currencies that have words. */
    static Set<String> currencies() {
        return MONEY.keySet();
    }

    /**
     * The day as somebody says it who speaks {@code today}: "today", "tomorrow", "this Friday",
     * "Tuesday, November twenty fourth", with a year only when it is another.
     *
     * <p>"This Friday" is a day still to come of the week that {@code today} is in, "last Friday"
     * one of the week before; both only within six days, and only if it is so for people whose week
     * begins on Sunday as well as for those whose week begins on Monday. All others have their
     * date.
     */
    public static String date(LocalDate date, LocalDate today) {
        long days = date.toEpochDay() - today.toEpochDay();
        if (days == 0) return "today";
        if (days == 1) return "tomorrow";
        if (days == -1) return "yesterday";
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
        if (days > 0 && days < 7 && weeksAhead(date, today, 0)) return "this " + weekday;
        if (days < 0 && days > -7 && weeksAhead(date, today, -1)) return "last " + weekday;
        String said = weekday + ", " + dayOfYear(date);
        return date.getYear() == today.getYear() ? said : said + ", " + year(date.getYear());
    }

    /** Whether, whichever day weeks begin on, {@code date} is so many weeks ahead. */
    private static boolean weeksAhead(LocalDate date, LocalDate today, int weeks) {
        return weekOf(date, DayOfWeek.SUNDAY)
                        .equals(weekOf(today, DayOfWeek.SUNDAY).plusWeeks(weeks))
                && weekOf(date, DayOfWeek.MONDAY)
                        .equals(weekOf(today, DayOfWeek.MONDAY).plusWeeks(weeks));
    }

    private static LocalDate weekOf(LocalDate date, DayOfWeek first) {
        return date.with(TemporalAdjusters.previousOrSame(first));
    }

    /** "November twenty fourth". */
    static String dayOfYear(LocalDate date) {
        return date.getMonth().getDisplayName(TextStyle.FULL, Locale.US)
                + " "
                + ordinal(date.getDayOfMonth());
    }

    /** "twenty twenty six", "two thousand five", "nineteen oh five". */
    static String year(int year) {
        int century = year / 100;
        int rest = year % 100;
        boolean earlyInMillennium = century % 10 == 0 && rest < 10;
        if (year < 1_000 || year > 9_999 || earlyInMillennium) return number(year);
        if (rest == 0) return number(century) + " hundred";
        return number(century) + " " + (rest < 10 ? "oh " : "") + number(rest);
    }

    /** "three thirty pee em", "noon", "ten oh five ay em". */
    static String time(LocalTime time) {
        if (time.getMinute() == 0 && time.getHour() == 0) return "midnight";
        if (time.getMinute() == 0 && time.getHour() == 12) return "noon";
        return hourAndMinute((time.getHour() + 11) % 12 + 1, time.getMinute())
                + " "
                + letters(time.getHour() < 12 ? "am" : "pm");
    }

    /** "three thirty", "ten oh five", "eight". */
    static String hourAndMinute(int hour, int minute) {
        if (minute == 0) return number(hour);
        return number(hour) + (minute < 10 ? " oh " : " ") + number(minute);
    }
}
