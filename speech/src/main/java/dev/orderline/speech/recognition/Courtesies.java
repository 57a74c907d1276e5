package dev.orderline.speech.recognition;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What people say around an answer without changing it: "um, five please". Immutable. */
public final class Courtesies {
    private final Set<String> hesitations;
    private final Lexicon<String> before;
    private final Lexicon<String> after;

    /**
     * @param hesitations single words, meaningless wherever they stand
     * @param before phrases that are meaningless before an answer
     * @param after phrases that are meaningless after an answer
     */
    public Courtesies(
            Collection<String> hesitations, Collection<String> before, Collection<String> after) {
        this.hesitations = Set.copyOf(hesitations);
        this.before = Lexicon.of(before);
        this.after = Lexicon.of(after);
    }

    List<String> withoutHesitations(List<String> words) {
        return words.stream().filter(word -> !hesitations.contains(word)).toList();
    }

    /**
     * Whether {@code words} (apart by single blanks) hold nothing but courtesies: the "please" that
     * comes after an answer was taken.
     */
    boolean areAll(String words) {
        List<String> said = withoutHesitations(List.of(words.split(" ")));
        return beginnings(said).intersects(endings(said));
    }

    /** Where in {@code words} an answer may begin: at the first, or after courtesies. */
    BitSet beginnings(List<String> words) {
        var said = new Words(words);
        var found = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int at = open.remove();
            if (found.get(at)) continue;
            found.set(at);
            for (Read<String> courtesy : before.at(said, at)) open.add(courtesy.to());
        }
        return found;
    }

    /** Where in {@code words} an answer may end: after the last, or before courtesies. */
    BitSet endings(List<String> words) {
        var said = new Words(words);
        var found = new BitSet();
        found.set(words.size());
        for (int at = words.size() - 1; at >= 0; at--)
            for (Read<String> courtesy : after.at(said, at))
                if (found.get(courtesy.to())) found.set(at);
        return found;
    }
}
