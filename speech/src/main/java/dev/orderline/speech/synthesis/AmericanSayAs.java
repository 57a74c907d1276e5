package dev.orderline.speech.synthesis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How values are said in American English; the words are {@link Spoken}'s. */
public final class AmericanSayAs implements SayAs {
    private static final String TAG = "en-US";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Override
    public String tag() {
        return TAG;
    }

    @Override
    public String digits(String digits) {
        return Spoken.digits(digits);
    }

    @Override
    public String spelt(String signs) {
        return signs.chars()
                .mapToObj(sign -> Character.toString(sign))
                .map(sign ->
                        Character.isDigit(sign.charAt(0))
                                ? Spoken.digits(sign)
                                : Spoken.letters(sign))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String number(long number) {
        return Spoken.number(number);
    }

    @Override
    public String quantity(long count, String one, String many) {
        return Spoken.quantity(count, one, many);
    }

    @Override
    public String money(long minor, Currency currency) {
        return Spoken.money(minor, currency);
    }

    @Override
    public String date(LocalDate date, LocalDate today) {
        return Spoken.date(date, today);
    }

    @Override
    public String moment(LocalDateTime moment, LocalDate today) {
        return date(moment.toLocalDate(), today) + ", at " + Spoken.time(moment.toLocalTime());
    }

    @Override
    public String span(LocalTime from, LocalTime to) {
        return from.equals(to)
                ? "around the clock"
                : "from " + Spoken.time(from) + " to " + Spoken.time(to);
    }

    @Override
    public String closed() {
        return "closed all day";
    }

    @Override
    public String all(List<String> things) {
        return joined(things, " and ");
    }

    @Override
    public String oneOf(List<String> things) {
        return joined(things, ", or ");
    }

    private static String joined(List<String> things, String last) {
        List<String> named = things.stream().map(AmericanSayAs::known).toList();
        if (named.size() < 2) return String.join("", named);
        List<String> first = named.subList(0, named.size() - 1);
        return String.join(", ", first) + last + named.getLast();
    }

    private static String known(String thing) {
        return "the " + thing;
    }

    @Override
    public String keyed(List<String> things) {
        return IntStream.range(0, things.size())
                .mapToObj(i -> "for " + known(things.get(i)) + ", press " + Spoken.number(i + 1))
                .collect(Collectors.joining(", "));
    }

    @Override
    public Set<String> vocabulary() {
        Stream<String> said =
                Stream.of(
                                IntStream.rangeClosed(0, 100).mapToObj(Spoken::number),
                                Stream.of(1_000L, 1_000_000L).map(Spoken::number),
                                IntStream.rangeClosed(1, 31).mapToObj(Spoken::ordinal),
                                Stream.of(Spoken.letters(LETTERS)),
                                Arrays.stream(DayOfWeek.values())
                                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.US)),
                                Arrays.stream(Month.values())
                                        .map(month ->
                                                month.getDisplayName(TextStyle.FULL, Locale.US)),
                                Spoken.currencies().stream()
                                        .flatMap(code ->
                                                Stream.of(101L, 202L)
                                                        .map(minor ->
                                                                money(
                                                                        minor,
                                                                        Currency.getInstance(
                                                                                code)))),
                                Stream.of(
                                        "today tomorrow yesterday this last oh at and or from to for the",
                                        "noon midnight around the clock press",
                                        closed()))
                        .flatMap(each -> each);
        return said.flatMap(words -> Arrays.stream(words.split("[ ,]+")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
