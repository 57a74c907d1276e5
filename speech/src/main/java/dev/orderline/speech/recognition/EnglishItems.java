package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One of a list, by the caller's own words: of a "blue rain jacket", a "red cap" and a "red jacket"
 * these are "the blue one", "my cap", "the red jacket", "number two" and "the last one". Words of a
 * name may be left out, their order may not change, and it does not matter whether they end in an
 * s. What fits several items is not read, unless it is the whole name of just one.
 */
final class EnglishItems implements WordReader<String> {
    static final WordReader<String> BEFORE =
            Lexicon.of("a", "an", "the", "my", "our", "that", "this", "those", "these")
                    .orNothing("");
    static final Lexicon<String> ONE = Lexicon.of("one", "ones");

    /** Nobody counts to an item farther down. */
    private static final int MAX_PLACES = 20;

    private final List<String> ids;
    private final EnglishNames names = new EnglishNames();
    private final WordReader<String> places;

    /**
     * @param names of each item, by its id, in the order in which they are counted; letters, digits
     *     and anything between, of which only the words matter
     * @throws IllegalArgumentException if there is no item, or a name without words
     */
    EnglishItems(Map<String, List<String>> names) {
        if (names.isEmpty()) throw new IllegalArgumentException("nothing to choose from");
        this.ids = List.copyOf(names.keySet());
        names.forEach((id, ofItem) -> ofItem.forEach(name -> this.names.add(id, name)));
        this.places = places();
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
        List<EnglishNames.Begun> begun = names.begin(words.at(from));
        boolean content = false;
        for (int at = from + 1; !begun.isEmpty(); at++) {
            boolean link = EnglishNames.isLink(words.at(at - 1));
            content |= !link;
            Optional<String> item = content ? only(begun, at - from) : Optional.empty();
            if (item.isPresent() && !link) {
                all.add(new Read<>(at, item.get()));
                if (at < words.size())
                    for (Read<String> one : ONE.at(words, at))
                        all.add(new Read<>(one.to(), item.get()));
            }
            if (at >= words.size() && !mayBecomeAnother(begun, item)) return all;
            begun = names.goOn(begun, words.at(at));
        }
        return all;
    }

    /** The item that is named when {@code said} words have been said, if it is just one. */
    private static Optional<String> only(List<EnglishNames.Begun> begun, int said) {
        return single(begun, _ -> true).or(() -> single(begun, each -> each.isWhole(said)));
    }

    private static Optional<String> single(
            List<EnglishNames.Begun> begun, Predicate<EnglishNames.Begun> which) {
        List<String> items =
                begun.stream().filter(which).map(each -> each.id()).distinct().limit(2).toList();
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }

    private static boolean mayBecomeAnother(List<EnglishNames.Begun> begun, Optional<String> item) {
        return begun.stream()
                .anyMatch(each -> each.mayGoOn() && !item.equals(Optional.of(each.id())));
    }

    /** Names as they are and with their words apart, and the places in the list. */
    List<String> phrases() {
        var phrases = new LinkedHashSet<String>();
        for (String name : names.spoken()) {
            List<String> words = List.of(name.split(" "));
            for (String before : List.of("", "the ", "my ")) phrases.add(before + name);
            for (String word : words.subList(0, words.size() - 1)) {
                if (EnglishNames.isLink(word)) continue;
                phrases.add("the " + word + " one");
                phrases.add("the " + word + " " + words.getLast());
            }
            for (String before : List.of("the ", "my ")) phrases.add(before + words.getLast());
        }
        for (int place = 1; place <= Math.min(ids.size(), MAX_PLACES); place++) {
            for (String thing : List.of(" one", " item"))
                phrases.add("the " + EnglishNumbers.sayOrdinal(place) + thing);
            for (String before : List.of("number ", "item "))
                phrases.add(before + EnglishNumbers.say(place));
        }
        phrases.add("the last one");
        return List.copyOf(phrases);
    }

    /** Some item by its whole name, or by its place. */
    String example(RandomGenerator random) {
        int place = 1 + random.nextInt(Math.min(ids.size(), MAX_PLACES));
        List<String> spoken = names.spoken();
        String name = "the " + spoken.get(random.nextInt(spoken.size()));
        boolean clear =
                random.nextBoolean()
                        && at(new Words(List.of(name.split(" "))), 0).stream()
                                .anyMatch(read -> read.to() == name.split(" ").length);
        return clear ? name : "the " + EnglishNumbers.sayOrdinal(place) + " one";
    }
}
