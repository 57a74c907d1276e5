package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A string of digits and letters that is read out in groups: "one two", "double five", "b as in
 * boy".
 *
 * <p>A correction within it replaces as much of the end as makes the length fit: of four digits,
 * "one two three no five six" is 1256. A whole string after a correction replaces all.
 */
final class Spelling implements Acceptor {
    /**
     * How many groups are tried from one word on. Only malice needs more: there are several ways to
     * read a group only where letters sound like digits, and after "hundred".
     */
    private static final int MAX_GROUPS = 4_096;

    private static final int MAX_EXAMPLES = 10_000;

    private final Shape shape;
    private final WordReader<String> groups;
    private final WordReader<String> corrections;
    private final Optional<Predicate<String>> check;
    private final BiFunction<String, RandomGenerator, String> speaker;
    private final List<String> phrases;
    private final List<List<String>> styles;
    private final Function<String, List<String>> sayings;
    private final Duration patience;

    /**
     * @param groups reads one or more characters
     * @param corrections reads what is said before the end of the string is said anew
     * @param check what few strings of that shape pass, such as a check digit, if they check
     *     themselves
     * @param speaker words for a string, said in some way
     * @param styles the phrases of each style
     * @param sayings the usual ways to say a string of the shape
     */
    Spelling(
            Shape shape,
            WordReader<String> groups,
            WordReader<String> corrections,
            Optional<Predicate<String>> check,
            BiFunction<String, RandomGenerator, String> speaker,
            List<String> phrases,
            List<List<String>> styles,
            Function<String, List<String>> sayings,
            Duration patience) {
        this.shape = shape;
        this.groups = groups;
        this.corrections = corrections;
        this.check = check;
        this.speaker = speaker;
        this.phrases = List.copyOf(phrases);
        this.styles = List.copyOf(styles);
        this.sayings = sayings;
        this.patience = patience;
    }

    @Override
    public boolean checksItself() {
        return check.isPresent();
    }

    @Override
    public List<Reading> readings(List<String> words, int from) {
        return longestFirst(new Ways(words, from, false).whole);
    }

    /**
     * A possible string of the greatest length is not waited for, though "sixty" may become "sixty
     * six"; an impossible one is.
     */
    @Override
    public boolean mayGoOn(List<String> words, int from) {
        var ways = new Ways(words, from, false);
        return ways.mayGoOn()
                && ways.whole.stream()
                        .noneMatch(reading ->
                                reading.to() == words.size()
                                        && reading.value().length() == shape.most()
                                        && possible(reading.value()));
    }

    @Override
    public boolean possible(String value) {
        return check.isEmpty() || check.get().test(value);
    }

    /**
     * A whole string replaces the old one, a part of one its end; where that makes no possible
     * string, the part goes to the only place where it makes one.
     */
    @Override
    public List<Reading> corrections(String old, List<String> words, int from) {
        var found = new LinkedHashSet<Reading>();
        for (Reading part : longestFirst(new Ways(words, from, true).parts))
            for (String value : mended(old, part.value())) found.add(new Reading(part.to(), value));
        return List.copyOf(found);
    }

    /** What {@code old} becomes by {@code part}: one string, or none. */
    private List<String> mended(String old, String part) {
        if (part.length() >= shape.least()) return mends(old, part) ? List.of(part) : List.of();
        int last = old.length() - part.length();
        if (last < 0) return List.of();
        if (mends(old, replaced(old, last, part))) return List.of(replaced(old, last, part));
        List<String> elsewhere =
                IntStream.range(0, last)
                        .mapToObj(at -> replaced(old, at, part))
                        .filter(value -> mends(old, value))
                        .distinct()
                        .toList();
        return elsewhere.size() == 1 ? elsewhere : List.of();
    }

    private static String replaced(String old, int at, String part) {
        return old.substring(0, at) + part + old.substring(at + part.length());
    }

    private boolean mends(String old, String value) {
        return !value.equals(old) && shape.fits(value) && possible(value);
    }

    private static List<Reading> longestFirst(Collection<Reading> readings) {
        return readings.stream().sorted(Comparator.comparingInt(Reading::to).reversed()).toList();
    }

    @Override
    public List<String> phrases() {
        return phrases;
    }

    @Override
    public List<List<String>> styles() {
        return styles;
    }

    /** None of what is no string of the shape. */
    @Override
    public List<String> sayings(String value) {
        return shape.fits(value) ? sayings.apply(value) : List.of();
    }

    @Override
    public Duration patience() {
        return patience;
    }

    /** If none of 10,000 random strings passes the check, the last of them. */
    @Override
    public String example(RandomGenerator random) {
        String value = shape.example(random);
        for (int i = 1; i < MAX_EXAMPLES && !possible(value); i++) value = shape.example(random);
        return speaker.apply(value, random);
    }

    /** {@code before} with {@code text} for its end; empty if the length cannot fit. */
    private String corrected(String before, String text) {
        if (before.isEmpty() || text.length() >= shape.least()) return text;
        boolean whole = before.length() >= shape.least();
        int length = whole ? before.length() : before.length() + text.length();
        int kept = Math.min(length, shape.most()) - text.length();
        return kept + text.length() < shape.least() ? "" : before.substring(0, kept) + text;
    }

    /** A last group that begins at some word, after {@code text}. */
    private record Open(int at, String text) {}

    /** All ways to read some words from one of them on. */
    private final class Ways {
        private final List<String> words;
        private final boolean pieces;

        /** Strings of the shape. */
        private final Set<Reading> whole = new LinkedHashSet<>();

        /** What was said without a correction, of whatever shape. */
        private final Set<Reading> parts = new LinkedHashSet<>();

        /** Index of the last word at which a correction begins; -1 if none does. */
        private final int lastCorrection;

        /** Whether the words may end within a string. */
        private boolean unfinished;

        /** The groups at the end of the words that looked for more. */
        private final Set<Open> open = new LinkedHashSet<>();

        private int tried;

        /**
         * @param pieces whether to read on where nothing of the shape can come of it
         */
        Ways(List<String> words, int from, boolean pieces) {
            this.words = words;
            this.pieces = pieces;
            this.lastCorrection =
                    IntStream.iterate(words.size() - 1, at -> at >= from, at -> at - 1)
                            .filter(at -> !corrections(at).isEmpty())
                            .findFirst()
                            .orElse(-1);
            read(from, "", "");
        }

        /**
         * Reads on.
         *
         * @param before what was said before the last correction; empty if there was none
         * @param text what was said since
         */
        private void read(int at, String before, String text) {
            if (text.isEmpty()) unfinished |= at == words.size();
            else take(at, before, text);
            if (at == words.size() || !isPromising(at, before, text)) return;
            var group = new Words(words);
            List<Read<String>> read = groups.at(group, at);
            unfinished |= read.isEmpty() && group.ranOut();
            for (Read<String> next : read) {
                if (next.to() == words.size() && group.ranOut()) open.add(new Open(at, text));
                if (++tried <= MAX_GROUPS) read(next.to(), before, text + next.value());
            }
            String corrected = text.isEmpty() ? "" : corrected(before, text);
            if (!corrected.isEmpty() && at <= lastCorrection)
                for (Read<String> correction : corrections(at))
                    if (++tried <= MAX_GROUPS) read(correction.to(), corrected, "");
        }

        /** Whether more words would make a string, or another of the same length. */
        boolean mayGoOn() {
            return unfinished || open.stream().anyMatch(this::goesOn);
        }

        /** Whether one word more makes the last group a longer one. */
        private boolean goesOn(Open last) {
            return phrases.stream()
                    .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
                    .distinct()
                    .map(word -> Stream.concat(words.stream(), Stream.of(word)).toList())
                    .anyMatch(more ->
                            groups.at(new Words(more), last.at).stream()
                                    .anyMatch(group ->
                                            group.to() == more.size()
                                                    && shape.begins(last.text + group.value())));
        }

        private List<Read<String>> corrections(int at) {
            return corrections.at(new Words(words), at);
        }

        private void take(int at, String before, String text) {
            if (before.isEmpty()) parts.add(new Reading(at, text));
            String value = corrected(before, text);
            if (shape.fits(value)) whole.add(new Reading(at, value));
            if (at == words.size() && value.length() < shape.most())
                unfinished |= shape.begins(value);
        }

        private boolean isPromising(int at, String before, String text) {
            if (text.length() > 2 * shape.most()) return false;
            return pieces || !before.isEmpty() || at <= lastCorrection || shape.begins(text);
        }
    }
}
