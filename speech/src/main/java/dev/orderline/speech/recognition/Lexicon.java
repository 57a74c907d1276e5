package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Phrases that each stand for one thing: "the day before yesterday". Reads the longest first. */
final class Lexicon<T> implements WordReader<T> {
    private record Entry<T>(List<String> words, T value) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();

    /**
     * @param phrases words apart by single blanks, to what they stand for
     */
    Lexicon(Map<String, T> phrases) {
        phrases.forEach(this::add);
        byFirstWord
                .values()
                .forEach(entries ->
                        entries.sort(
                                Comparator.comparingInt((Entry<T> entry) -> entry.words.size())
                                        .reversed()));
    }

    private void add(String phrase, T value) {
        List<String> words = List.of(phrase.split(" "));
        byFirstWord
                .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                .add(new Entry<>(words, value));
    }

    /** Phrases that stand for themselves. */
    static Lexicon<String> of(Collection<String> phrases) {
        return new Lexicon<>(
                phrases.stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), Function.identity())));
    }

    static Lexicon<String> of(String... phrases) {
        return of(List.of(phrases));
    }

    @Override
    public List<Read<T>> at(Words words, int at) {
        List<Entry<T>> entries = byFirstWord.get(words.at(at));
        if (entries == null) return List.of();
        var all = new ArrayList<Read<T>>(1);
        for (Entry<T> entry : entries)
            if (words.are(at, entry.words))
                all.add(new Read<>(at + entry.words.size(), entry.value));
        return all;
    }
}
