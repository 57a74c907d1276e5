package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of things, as callers shorten them: words may be left out, their order may not change, and
 * it does not matter whether they end in an s. Filled once, then read by anybody.
 */
final class EnglishNames {
    /** Further words of a name are not listened for. */
    private static final int MAX_WORDS = 12;

    private static final Pattern PIECES = Pattern.compile("\\p{L}+('\\p{L}+)*|[0-9]+");

    /** Words that name nothing when they stand alone. */
    private static final Set<String> LINKS =
            Set.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with");

    private final List<String> spoken = new ArrayList<>();
    private final Map<String, List<Name>> byWord = new HashMap<>();

    /**
     * One way to call a thing.
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
    record Begun(Name name, int next) {
        String id() {
            return name.id;
        }

        boolean mayGoOn() {
            return next < name.words.size();
        }

        /** Whether it has just {@code said} words. */
        boolean isWhole(int said) {
            return name.words.size() == said;
        }
    }

    /**
     * @param written letters, digits and anything between, of which only the words matter
     * @throws IllegalArgumentException if there are no words in it
     */
    void add(String id, String written) {
        List<String> words = words(written);
        if (words.isEmpty())
            throw new IllegalArgumentException("a name of " + id + " has no words");
        spoken.add(String.join(" ", words));
        var name = new Name(id, words.stream().map(EnglishNames::withoutEnding).toList());
        for (String word : Set.copyOf(name.words))
            byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(name);
    }

    /** Whether a name has any words. */
    static boolean isName(String written) {
        return !words(written).isEmpty();
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

    /** The names as words. */
    List<String> spoken() {
        return spoken;
    }

    static boolean isLink(String word) {
        return LINKS.contains(word);
    }

    /** The names that can begin with {@code word}. */
    List<Begun> begin(String word) {
        String plain = withoutEnding(word);
        return byWord.getOrDefault(plain, List.of()).stream()
                .flatMap(name -> name.say(plain, 0).stream())
                .toList();
    }

    /** Those of the names begun that can go on with {@code word}. */
    List<Begun> goOn(List<Begun> begun, String word) {
        String plain = withoutEnding(word);
        return begun.stream().flatMap(each -> each.name.say(plain, each.next).stream()).toList();
    }
}
