package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of a list, by the caller's own words: of a "blue rain jacket", a "red cap" and a "red jacket"
 * these are "the blue one", "my cap", "the red jacket", "number two" and "the last one". Words of a
 * name may be left out, their order may not change, and it does not matter whether they end in an
 * s. What fits several items is not read, unless it is the whole name of just one.
 */
final class EnglishItems implements WordReader<String> {
    /** Further words of a name are not listened for. */
    private static final int MAX_WORDS = 12;

    private static final Pattern PIECES = Pattern.compile("\\p{L}+('\\p{L}+)*|[0-9]+");

    /** Words that name nothing when they stand alone. */
    private static final Set<String> LINKS =
            Set.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with");

    private static final WordReader<String> BEFORE =
            Lexicon.of("a", "an", "the", "my", "our", "that", "this", "those", "these")
                    .orNothing("");
    private static final Lexicon<String> ONE = Lexicon.of("one", "ones");

    /** Nobody counts to an item farther down. */
    private static final int MAX_PLACES = 20;

    /**
     * One way to call an item.
     *
     * @param words without endings
     */
    private record Name(String id, List<String> words) {
        /** Where {@code word} can be said when the words before {@code from} are over. */
        Optional<Begun> say(String word, int from) {
            int at = words.subList(from, words.size()).indexOf(word);
            return at < 0 ? Optional.empty() : Optional.of(new Begun(this, from + at + 1));
        }
    }

    /**
     * A name of which some words were said.
     *
     * @param next index of the first of its words that can still be said
     */
    private record Begun(Name name, int next) {
        boolean mayGoOn() {
            return next < name.words.size();
        }
    }

    private final List<String> ids;
    private final List<String> spoken = new ArrayList<>();
    private final Map<String, List<Name>> byWord = new HashMap<>();
    private final WordReader<String> places;

    /**
     * @param names of each item, by its id, in the order in which they are counted; letters, digits
     *     and anything between, of which only the words matter
     * @throws IllegalArgumentException if there is no item, or a name without words
     */
    EnglishItems(Map<String, List<String>> names) {
        if (names.isEmpty()) throw new IllegalArgumentException("nothing to choose from");
        this.ids = List.copyOf(names.keySet());
        names.forEach((id, ofItem) -> ofItem.forEach(name -> add(id, name)));
        this.places = places();
    }

    private void add(String id, String written) {
        List<String> words = words(written);
        if (words.isEmpty())
            throw new IllegalArgumentException("a name of " + id + " has no words");
        spoken.add(String.join(" ", words));
        var name = new Name(id, words.stream().map(EnglishItems::withoutEnding).toList());
        for (String word : Set.copyOf(name.words))
            byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(name);
    }

    private static List<String> words(String written) {
        return PIECES.matcher(written.toLowerCase(Locale.ROOT).replace('\u2019', '\''))
                .results()
                .flatMap(piece -> Stream.of(inWords(piece.group()).split(" ")))
                .limit(MAX_WORDS)
                .toList();
    }

    /** "501" is said as a number, a longer one digit by digit. */
    private static String inWords(String piece) {
        if (!Character.isDigit(piece.charAt(0))) return piece;
        if (piece.length() <= 4) return EnglishNumbers.say(Integer.parseInt(piece));
        return piece.chars()
                .mapToObj(digit -> EnglishNumbers.say(digit - '0'))
                .collect(Collectors.joining(" "));
    }

    /** So that "my shoe" is one of the "running shoes". */
    private static String withoutEnding(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** "the first one", "the last", "number two", "item two". */
    private WordReader<String> places() {
        Map<String, String> ordinals = new HashMap<>();
        int most = Math.min(ids.size(), MAX_PLACES);
        for (int i = 0; i < most; i++) ordinals.put(EnglishNumbers.sayOrdinal(i + 1), ids.get(i));
        ordinals.put("last", ids.getLast());
        WordReader<String> ordinal =
                Lexicon.of("the", "my")
                        .orNothing("")
                        .leadingTo(new Lexicon<>(ordinals))
                        .before(Lexicon.of("one", "item").ifSaid(""));
        WordReader<String> number =
                Lexicon.of("number", "item number", "item", "option")
                        .leadingTo(EnglishNumbers.cardinal(most))
                        .where(place -> place > 0)
                        .map(place -> ids.get(place - 1));
        return ordinal.or(number);
    }

    @Override
    public List<Read<String>> at(Words words, int at) {
        var all = new ArrayList<Read<String>>();
        for (Read<String> before : BEFORE.at(words, at)) all.addAll(named(words, before.to()));
        all.addAll(places.at(words, at));
        return all;
    }

    /** What the words from {@code from} on name: after each of them, at most one item. */
    private List<Read<String>> named(Words words, int from) {
        var all = new ArrayList<Read<String>>();
        List<Begun> begun = begin(withoutEnding(words.at(from)));
        boolean content = false;
        for (int at = from + 1; !begun.isEmpty(); at++) {
            boolean link = LINKS.contains(words.at(at - 1));
            content |= !link;
            Optional<String> item = content ? only(begun, at - from) : Optional.empty();
            if (item.isPresent() && !link) {
                all.add(new Read<>(at, item.get()));
                if (at < words.size())
                    for (Read<String> one : ONE.at(words, at))
                        all.add(new Read<>(one.to(), item.get()));
            }
            if (at >= words.size() && !mayBecomeAnother(begun, item)) return all;
            begun = goOn(begun, withoutEnding(words.at(at)));
        }
        return all;
    }

    private List<Begun> begin(String word) {
        return byWord.getOrDefault(word, List.of()).stream()
                .flatMap(name -> name.say(word, 0).stream())
                .toList();
    }

    private static List<Begun> goOn(List<Begun> begun, String word) {
        return begun.stream().flatMap(each -> each.name.say(word, each.next).stream()).toList();
    }

    /** The item that is named when {@code said} words have been said, if it is just one. */
    private static Optional<String> only(List<Begun> begun, int said) {
        return single(begun, _ -> true)
                .or(() -> single(begun, each -> each.name.words.size() == said));
    }

    private static Optional<String> single(List<Begun> begun, Predicate<Begun> which) {
        List<String> items =
                begun.stream().filter(which).map(each -> each.name.id).distinct().limit(2).toList();
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }

    private static boolean mayBecomeAnother(List<Begun> begun, Optional<String> item) {
        return begun.stream()
                .anyMatch(each -> each.mayGoOn() && !item.equals(Optional.of(each.name.id)));
    }

    /** Names as they are and with their words apart, and the places in the list. */
    List<String> phrases() {
        var phrases = new LinkedHashSet<String>();
        for (String name : spoken) {
            List<String> words = List.of(name.split(" "));
            for (String before : List.of("", "the ", "my ")) phrases.add(before + name);
            for (String word : words.subList(0, words.size() - 1)) {
                if (LINKS.contains(word)) continue;
                phrases.add("the " + word + " one");
                phrases.add("the " + word + " " + words.getLast());
            }
            for (String before : List.of("the ", "my ")) phrases.add(before + words.getLast());
        }
        for (int place = 1; place <= Math.min(ids.size(), MAX_PLACES); place++) {
            phrases.add("the " + EnglishNumbers.sayOrdinal(place) + " one");
            phrases.add("number " + EnglishNumbers.say(place));
        }
        phrases.add("the last one");
        return List.copyOf(phrases);
    }

    /** Some item by its whole name, or by its place. */
    String example(RandomGenerator random) {
        int place = 1 + random.nextInt(Math.min(ids.size(), MAX_PLACES));
        String name = "the " + spoken.get(random.nextInt(spoken.size()));
        boolean clear =
                random.nextBoolean()
                        && at(new Words(List.of(name.split(" "))), 0).stream()
                                .anyMatch(read -> read.to() == name.split(" ").length);
        return clear ? name : "the " + EnglishNumbers.sayOrdinal(place) + " one";
    }
}
