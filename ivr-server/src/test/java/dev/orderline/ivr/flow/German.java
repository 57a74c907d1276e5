package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Courtesies;
import dev.orderline.speech.recognition.SpokenLanguage;
import dev.orderline.speech.synthesis.SayAs;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As much German as the flow of {@code flows/bilingual} needs. */
final class German implements SpokenLanguage, SayAs {
    private static final String TAG = "de-DE";
    private static final List<String> NUMBERS =
            List.of(
                    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht",
                    "neun", "zehn", "elf", "zwölf");

    static Language language() {
        var german = new German();
        return new Language(german, german);
    }

    @Override
    public String tag() {
        return TAG;
    }

    private static GermanPhrases numbers(int most, int times) {
        return new GermanPhrases(
                IntStream.rangeClosed(0, most)
                        .boxed()
                        .collect(Collectors.toMap(NUMBERS::get, String::valueOf)),
                times);
    }

    @Override
    public Acceptor digits(int least, int most) {
        return numbers(9, most);
    }

    @Override
    public Acceptor digits(int least, int most, Predicate<String> check) {
        return digits(least, most);
    }

    @Override
    public Acceptor number(int least, int most) {
        return numbers(Math.min(most, NUMBERS.size() - 1), 1);
    }

    @Override
    public Acceptor yesNo() {
        return new GermanPhrases(Map.of("ja", "yes", "nein", "no"), 1);
    }

    @Override
    public Acceptor choice(Map<String, List<String>> patterns, Map<String, List<String>> rules) {
        Map<String, String> values = new HashMap<>();
        patterns.forEach((name, phrases) -> phrases.forEach(each -> values.put(each, name)));
        return new GermanPhrases(values, 1);
    }

    @Override
    public Acceptor date() {
        return new GermanPhrases(Map.of("gestern", "today-1"), 1);
    }

    @Override
    public Acceptor money(Currency currency) {
        return numbers(0, 1);
    }

    @Override
    public Acceptor code(String pattern) {
        throw new IllegalArgumentException("codes are not spoken in German here");
    }

    @Override
    public Acceptor code(String pattern, Predicate<String> check) {
        throw new IllegalArgumentException("codes are not spoken in German here");
    }

    @Override
    public Acceptor oneOf(Map<String, List<String>> names) {
        throw new IllegalArgumentException("things are not named in German here");
    }

    @Override
    public Acceptor naming(List<String> names) {
        throw new IllegalArgumentException("things are not named in German here");
    }

    @Override
    public Courtesies courtesies() {
        return new Courtesies(List.of("äh"), List.of("also"), List.of("bitte"));
    }

    @Override
    public List<String> leadIns(List<String> called) {
        return called.stream().map(thing -> "[meine] (" + thing + ") [ist]").toList();
    }

    @Override
    public List<String> denials() {
        return List.of("nein");
    }

    @Override
    public List<String> corrections() {
        return List.of("ich meine");
    }

    @Override
    public List<String> decoys() {
        return List.of("und", "aber");
    }

    @Override
    public String digits(String digits) {
        return spelt(digits);
    }

    @Override
    public String spelt(String signs) {
        return signs.chars()
                .mapToObj(digit -> NUMBERS.get(digit - '0'))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String number(long number) {
        return NUMBERS.get((int) number);
    }

    @Override
    public String quantity(long count, String one, String many) {
        return count == 1 ? "ein " + one : number(count) + " " + many;
    }

    @Override
    public String money(long minor, Currency currency) {
        return minor / 100 + " Euro " + minor % 100;
    }

    @Override
    public String date(LocalDate date, LocalDate today) {
        return date.equals(today.minusDays(1)) ? "gestern" : "an einem Tag";
    }

    @Override
    public String moment(LocalDateTime moment, LocalDate today) {
        return date(moment.toLocalDate(), today);
    }

    @Override
    public String span(LocalTime from, LocalTime to) {
        return "von " + from.getHour() + " bis " + to.getHour() + " Uhr";
    }

    @Override
    public String closed() {
        return "heute nicht";
    }

    @Override
    public String all(List<String> things) {
        return String.join(" und ", things);
    }

    @Override
    public String oneOf(List<String> things) {
        return String.join(" oder ", things);
    }

    @Override
    public String keyed(List<String> things) {
        return String.join(", ", things);
    }

    @Override
    public Set<String> vocabulary() {
        return new LinkedHashSet<>(NUMBERS);
    }
}
