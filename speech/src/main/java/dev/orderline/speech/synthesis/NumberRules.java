package dev.orderline.speech.synthesis;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How everything else is said that has a digit in it, and signs. The more special comes first; the
 * last rules leave no digit.
 */
final class NumberRules {
    private static final String AMOUNT = "(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12})(?:\\.(\\d{1,2}))?";
    private static final String THOUSANDS = "-?\\d{1,3}(?:,\\d{3})++(?:\\.\\d+)?";
    private static final String NOT_ON = "(?![.,]?\\d)";
    private static final String CODE_BEFORE = "(?<![\\w-])";
    private static final String CODE_AFTER = "(?![\\w-])";

    /** After these words a number of three digits or more is read digit by digit. */
    private static final String CODE_WORDS =
            "(?i)\\b((?:number|code|pin|extension|zip|postcode|order|reference|ending in)"
                    + "(?: is)?:?) #?(\\d{3,})\\b";

    private static final String UNITS = "(?: ?(lbs?|oz|kg|mm|cm|ml|ft)|(g|in))\\b";

    private static final Map<String, String> CURRENCIES =
            Map.of("$", "USD", "€", "EUR", "£", "GBP", "dollars", "USD", "euros", "EUR");

    private static final Map<String, String> FRACTIONS =
            Map.of(
                    "1/2", "one half",
                    "1/3", "one third",
                    "2/3", "two thirds",
                    "1/4", "one quarter",
                    "3/4", "three quarters");

    private record Unit(String one, String many) {}

    private static final Map<String, Unit> UNIT_WORDS =
            Map.of(
                    "lb", new Unit("pound", "pounds"),
                    "lbs", new Unit("pound", "pounds"),
                    "oz", new Unit("ounce", "ounces"),
                    "kg", new Unit("kilogram", "kilograms"),
                    "g", new Unit("gram", "grams"),
                    "ft", new Unit("foot", "feet"),
                    "in", new Unit("inch", "inches"),
                    "mm", new Unit("millimeter", "millimeters"),
                    "cm", new Unit("centimeter", "centimeters"),
                    "ml", new Unit("milliliter", "milliliters"));

    static final List<Rule> RULES =
            List.of(
                    Rule.of("-?([$€£]) ?" + AMOUNT + NOT_ON, m -> money(m, 1, 2)),
                    Rule.of("\\b(USD|EUR|GBP|CAD) ?" + AMOUNT + NOT_ON, m -> money(m, 1, 2)),
                    Rule.of(
                            "(?<![\\w.,])" + AMOUNT + " ?(USD|EUR|GBP|CAD|dollars|euros)\\b",
                            m -> money(m, 3, 1)),
                    Rule.of("(?<!\\w)(-?\\d+(?:\\.\\d+)?) ?%", m -> percent(m.group(1))),
                    Rule.of(
                            CODE_BEFORE
                                    + "(?:\\+?\\d{1,2}[-. ])?\\(?\\d{3}\\)?[-. ] ?\\d{3}[-. ]\\d{4}"
                                    + CODE_AFTER,
                            m -> Numerals.groups(m.group())),
                    Rule.of(
                            CODE_BEFORE + "(?:\\d{3}|\\d{5})-\\d{4}" + CODE_AFTER,
                            m -> Numerals.groups(m.group())),
                    Rule.of("\\+\\d{7,15}\\b", m -> Numerals.groups(m.group())),
                    Rule.of(CODE_WORDS + NOT_ON, m -> m.group(1) + " " + Spoken.digits(m.group(2))),
                    Rule.of("# ?(\\d+)", m -> "number " + Spoken.digits(m.group(1))),
                    Rule.of("#(?=[A-Za-z]+\\d)|\\b[Nn]o\\. ?(?=\\d)", "number"),
                    Rule.of(CODE_BEFORE + THOUSANDS + NOT_ON, m -> Numerals.decimal(m.group())),
                    Rule.of(
                            "\\b(\\d{1,9})(?:st|nd|rd|th)\\b",
                            m -> Spoken.ordinal(Long.parseLong(m.group(1)))),
                    Rule.of(
                            "(?<![\\w/])(?:(\\d{1,9}) +)?([12]/[23]|[13]/4)(?![\\w/])",
                            NumberRules::fraction),
                    Rule.of("(?<![\\w.])(\\d+(?:\\.\\d+)?)" + UNITS, NumberRules::measure),
                    Rule.of(
                            "(?<![\\w.-])-?\\d+\\.\\d+(?![\\w-]|\\.\\d)",
                            m -> Numerals.decimal(m.group())),
                    Rule.of(
                            CODE_BEFORE + "(\\d{1,4}) *- *(\\d{1,4})" + CODE_AFTER,
                            m -> Numerals.whole(m.group(1)) + " to " + Numerals.whole(m.group(2))),
                    Rule.of(
                            "(?<!\\w)(?=[A-Za-z-]*+\\d)(?=[0-9-]*+[A-Za-z])"
                                    + "[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+",
                            m -> code(m.group())),
                    Rule.of("(?<=\\d)\\.(?=\\d)", "point"),
                    Rule.of("(?<![\\w-])-?\\d+\\b", m -> Numerals.whole(m.group())),
                    Rule.of("\\d+", m -> Spoken.digits(m.group())),
                    Rule.of("(?<!\\S)\\*(?![^\\s.,?!])", "star"),
                    Rule.of("(?<!\\S)#(?![^\\s.,?!])", "pound"),
                    Rule.of("\\$", "dollars"),
                    Rule.of("€", "euros"),
                    Rule.of("£", "pounds"),
                    Rule.of("%", "percent"),
                    Rule.of("&", "and"),
                    Rule.of("@", "at"),
                    Rule.of("\\+", "plus"),
                    Rule.of("=", "equals"));

    private static final Pattern RUN = Pattern.compile("[A-Za-z]+|[0-9]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]?[a-z]{2,}");

    /** Longer codes are said with pauses. */
    private static final int SHORT_CODE = 5;

    private NumberRules() {}

    /** The cents, if any, are in the group after the one of the units. */
    private static String money(MatchResult match, int currency, int units) {
        String written = match.group(currency);
        String cents = match.group(units + 1);
        long minor = 100 * Long.parseLong(match.group(units).replace(",", ""));
        if (cents != null) minor += Long.parseLong(cents.length() == 1 ? cents + "0" : cents);
        String code = CURRENCIES.getOrDefault(written, written);
        String said = Spoken.money(minor, Currency.getInstance(code));
        return match.group().startsWith("-") ? "minus " + said : said;
    }

    private static String percent(String written) {
        return Numerals.decimal(written) + " percent";
    }

    private static String fraction(MatchResult match) {
        String said = Objects.requireNonNull(FRACTIONS.get(match.group(2)));
        if (match.group(1) == null) return said;
        return Numerals.whole(match.group(1)) + " and " + said;
    }

    private static String measure(MatchResult match) {
        String written = match.group(2) == null ? match.group(3) : match.group(2);
        Unit unit = Objects.requireNonNull(UNIT_WORDS.get(written));
        String number = match.group(1);
        return Numerals.decimal(number) + " " + (number.equals("1") ? unit.one() : unit.many());
    }

    /** Letters and digits mixed, such as a tracking number: one by one, but for whole words. */
    private static String code(String written) {
        List<String> said = new ArrayList<>();
        Matcher run = RUN.matcher(written);
        while (run.find()) {
            boolean digits = Character.isDigit(run.group().charAt(0));
            boolean word = WORD.matcher(run.group()).matches();
            said.add(
                    digits
                            ? Spoken.digits(run.group())
                            : word ? run.group() : Spoken.letters(run.group()));
        }
        return String.join(written.length() > SHORT_CODE ? ", " : " ", said);
    }
}
