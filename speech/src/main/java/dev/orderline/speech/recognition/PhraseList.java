package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a decoder is given for a grammar, when it reads a phrase list as pairs of neighbouring words
 * (as Vosk does: a bigram over words, not a list of sentences).
 *
 * <p>Of the grammar's phrases only those are kept that add a new pair. A pattern with many
 * alternatives would otherwise lift its words above those of every other: with all 288 ways to ask
 * for a person in the list, "two" was heard as the "to" of "talk to a person" in 28 of 42 order
 * numbers.
 *
 * <p>Decoys are words beside the grammar, so that other speech has something better to be heard as
 * than the nearest phrase.
 *
 * @param phrases of the grammar, longest first
 * @param decoys single words that are not in the grammar
 * @param styles the phrases of each of the grammar's {@link Grammar#styles styles}, to be listened
 *     for apart
 */
public record PhraseList(List<String> phrases, List<String> decoys, List<List<String>> styles) {
    /** A total order: the same phrases always make the same cover, in whatever order they come. */
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    /** So many answers come alone for each with words around it. */
    private static final int ANSWERS_ALONE = 8;

    public PhraseList {
        phrases = List.copyOf(phrases);
        decoys = List.copyOf(decoys);
        styles = styles.stream().map(List::copyOf).toList();
    }

    /**
     * @param known which words the decoder's model can hear; phrases and decoys with others are
     *     left out
     */
    public static PhraseList of(Grammar grammar, Predicate<String> known) {
        Set<String> words = grammar.words();
        Set<String> unknown =
                words.stream().filter(known.negate()).collect(Collectors.toUnmodifiableSet());
        Predicate<String> audible =
                phrase ->
                        unknown.isEmpty()
                                || List.of(phrase.split(" ")).stream().noneMatch(unknown::contains);
        return new PhraseList(
                pairCover(grammar.phrases(), audible),
                grammar.language().decoys().stream()
                        .filter(decoy -> !words.contains(decoy))
                        .filter(known)
                        .toList(),
                grammar.styles().stream().map(style -> apart(style, audible)).toList());
    }

    /** What a decoder is given that expects a style and nothing else. */
    public static List<String> of(Style style, Predicate<String> known) {
        return apart(style, phrase -> List.of(phrase.split(" ")).stream().allMatch(known));
    }

    /**
     * All of a style. Of the pairs that make up its phrases there are many, of what is said around
     * them few: so often these are repeated that they are expected as often as callers say them.
     */
    private static List<String> apart(Style style, Predicate<String> which) {
        var all = new ArrayList<>(pairCover(style.phrases(), which));
        List<String> around = pairCover(style.around(), which);
        int times = around.isEmpty() ? 0 : Math.ceilDiv(all.size(), ANSWERS_ALONE * around.size());
        for (int i = 0; i < times; i++) all.addAll(around);
        return all;
    }

    private static List<String> pairCover(List<String> phrases, Predicate<String> which) {
        var seen = new HashSet<String>();
        var cover = new ArrayList<String>();
        phrases.stream()
                .filter(which)
                .sorted(LONGEST_FIRST)
                .filter(phrase -> seen.addAll(pairs(phrase)))
                .forEach(cover::add);
        return cover;
    }

    /** Pairs of neighbours, with the phrase's ends as words. */
    private static List<String> pairs(String phrase) {
        List<String> words = List.of(("< " + phrase + " >").split(" "));
        var pairs = new ArrayList<String>();
        for (int i = 1; i < words.size(); i++) pairs.add(words.get(i - 1) + " " + words.get(i));
        return pairs;
    }
}
