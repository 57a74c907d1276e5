package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Arrays;
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
 */
public record PhraseList(List<String> phrases, List<String> decoys) {
    /** A total order: the same phrases always make the same cover, in whatever order they come. */
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    public PhraseList {
        phrases = List.copyOf(phrases);
        decoys = List.copyOf(decoys);
    }

    /**
     * @param known which words the decoder's model can hear; phrases and decoys with others are
     *     left out
     */
    public static PhraseList of(Grammar grammar, Predicate<String> known) {
        Set<String> words = words(grammar);
        Set<String> unknown =
                words.stream().filter(known.negate()).collect(Collectors.toUnmodifiableSet());
        return new PhraseList(
                pairCover(
                        grammar.phrases().stream()
                                .filter(phrase ->
                                        unknown.isEmpty()
                                                || Arrays.stream(phrase.split(" "))
                                                        .noneMatch(unknown::contains))
                                .toList()),
                grammar.language().decoys().stream()
                        .filter(decoy -> !words.contains(decoy))
                        .filter(known)
                        .toList());
    }

    /** The words that {@code grammar}'s phrases are made of. */
    public static Set<String> words(Grammar grammar) {
        return grammar.phrases().stream()
                .flatMap(phrase -> Arrays.stream(phrase.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> pairCover(List<String> phrases) {
        var seen = new HashSet<String>();
        var cover = new ArrayList<String>();
        phrases.stream()
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
