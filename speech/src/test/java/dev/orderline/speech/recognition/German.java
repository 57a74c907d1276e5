package dev.orderline.speech.recognition;

import dev.orderline.speech.recognition.SpokenDate.Days;
import dev.orderline.speech.recognition.SpokenDate.Exactly;
import dev.orderline.speech.recognition.SpokenDate.Weekday;
import dev.orderline.speech.recognition.SpokenDate.Weekday.Which;
import dev.orderline.speech.recognition.SpokenDate.Yearly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A little German: digits, yes and no, dates and choices. */
final class German implements SpokenLanguage {
    private static final List<String> ONES =
            List.of(
                    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht",
                    "neun");
    private static final List<String> TENS =
            List.of(
                    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig",
                    "neunzig");
    private static final List<String> TEENS =
            List.of(
                    "zehn",
                    "elf",
                    "zwölf",
                    "dreizehn",
                    "vierzehn",
                    "fünfzehn",
                    "sechzehn",
                    "siebzehn",
                    "achtzehn",
                    "neunzehn");

    @Override
    public String tag() {
        return "de-DE";
    }

    @Override
    public Acceptor digits(int least, int most) {
        return digits(least, most, Optional.empty());
    }

    @Override
    public Acceptor digits(int least, int most, Predicate<String> check) {
        return digits(least, most, Optional.of(check));
    }

    private Acceptor digits(int least, int most, Optional<Predicate<String>> check) {
        Map<String, String> groups = new HashMap<>(Map.of("zwo", "2", "ein", "1"));
        for (int i = 0; i < 100; i++) groups.put(number(i), String.valueOf(i));
        var lexicon = new Lexicon<>(groups);
        return new Spelling(
                Shape.digits(least, most),
                lexicon,
                correcting(),
                check,
                German::say,
                List.copyOf(groups.keySet()),
                List.of(),
                _ -> List.of(),
                Duration.ofMillis(1_200));
    }

    private static String say(String digits, RandomGenerator random) {
        return String.join(" ", digits.chars().mapToObj(digit -> ONES.get(digit - '0')).toList());
    }

    /** Words for 0 to 99. */
    static String number(int number) {
        if (number < 10) return ONES.get(number);
        if (number < 20) return TEENS.get(number - 10);
        String tens = TENS.get(number / 10 - 2);
        if (number % 10 == 0) return tens;
        return (number % 10 == 1 ? "ein" : ONES.get(number % 10)) + "und" + tens;
    }

    @Override
    public Acceptor date() {
        Map<String, Integer> days = new HashMap<>();
        for (int day = 1; day <= 31; day++) days.put(ordinal(day), day);
        Map<String, Month> months = new HashMap<>();
        for (Month month : Month.values())
            months.put(name(month.getDisplayName(TextStyle.FULL, Locale.GERMAN)), month);
        Map<String, DayOfWeek> weekdays = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values())
            weekdays.put(name(day.getDisplayName(TextStyle.FULL, Locale.GERMAN)), day);
        WordReader<SpokenDate> fixed =
                new Lexicon<>(
                        Map.of(
                                "gestern",
                                new Days(-1),
                                "heute",
                                new Days(0),
                                "morgen",
                                new Days(1)));
        WordReader<String> on = Lexicon.of("am", "der", "den").orNothing("");
        WordReader<Integer> year = new Lexicon<>(Map.of("zweitausendsechsundzwanzig", 2026));
        WordReader<MonthDay> yearly =
                on.leadingTo(new Lexicon<>(days))
                        .then(new Lexicon<>(months), (day, month) -> Map.entry(month, day))
                        .where(day -> day.getValue() <= day.getKey().maxLength())
                        .map(day -> MonthDay.of(day.getKey(), day.getValue()));
        WordReader<SpokenDate> exactly =
                yearly.then(year, MonthDay::atYear).<SpokenDate>map(Exactly::new);
        WordReader<SpokenDate> weekday =
                new Lexicon<>(Map.of("letzten", Which.LAST, "nächsten", Which.NEXT))
                        .or(on.map(_ -> Which.PLAIN))
                        .then(new Lexicon<>(weekdays), Weekday::new);
        return whole(
                fixed.or(exactly).or(yearly.map(Yearly::new)).or(weekday).map(SpokenDate::toString),
                List.of("gestern", "am dritten mai", "letzten dienstag"),
                "am dritten mai");
    }

    static String ordinal(int day) {
        return switch (day) {
            case 1 -> "ersten";
            case 3 -> "dritten";
            case 7 -> "siebten";
            case 8 -> "achten";
            default -> number(day) + (day < 20 ? "ten" : "sten");
        };
    }

    private static String name(String written) {
        return written.toLowerCase(Locale.GERMAN);
    }

    @Override
    public Acceptor yesNo() {
        return choice(
                Map.of(
                        "yes", List.of("ja [bitte | genau]", "genau | richtig | stimmt"),
                        "no", List.of("nein [danke]", "falsch", "[das] stimmt nicht")));
    }

    @Override
    public Acceptor choice(Map<String, List<String>> patterns, Map<String, List<String>> rules) {
        var tree = new PhraseTree("eine auswahl", patterns, new PatternScope(Set.of(), rules));
        return whole(
                tree.reader(Function.identity()), tree.stretches(), tree.stretches().getFirst());
    }

    private ReadAcceptor whole(WordReader<String> values, List<String> phrases, String example) {
        return new ReadAcceptor(
                values,
                correcting(),
                _ -> true,
                phrases,
                List.of(),
                Duration.ofMillis(800),
                _ -> example);
    }

    private WordReader<String> correcting() {
        return Lexicon.of(PhrasePattern.expand(corrections()));
    }

    @Override
    public Courtesies courtesies() {
        return new Courtesies(
                List.of("äh", "ähm"), List.of("also", "hallo"), List.of("bitte", "danke"));
    }

    @Override
    public List<String> leadIns(List<String> called) {
        return called.stream().map(thing -> "[meine | die] (" + thing + ") [ist]").toList();
    }

    @Override
    public List<String> denials() {
        return List.of("nein", "[das] stimmt nicht");
    }

    @Override
    public List<String> corrections() {
        return List.of("nein | halt | ich meine");
    }

    @Override
    public List<String> decoys() {
        return List.of("und", "aber", "wasser", "mutter", "danke");
    }

    @Override
    public Acceptor code(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Acceptor code(String pattern, Predicate<String> check) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Acceptor number(int least, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Acceptor money(Currency currency) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Acceptor naming(List<String> names) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Acceptor oneOf(Map<String, List<String>> names) {
        throw new UnsupportedOperationException();
    }
}
