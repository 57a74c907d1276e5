package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether the answers to one question sound different enough to be told apart. Words that two of
 * them begin or end with alike do not count: what is between decides.
 */
final class Confusions {
    /**
     * Of the phones between, so much may be different, and they still sound alike: more than
     * between "ship" and "chip" (0.23), less than between "return" and "refund" (0.25), which
     * recorded callers are understood by.
     */
    private static final double ALIKE = 0.24;

    /** And so much however few there are: a small word is easily swallowed. */
    private static final double SWALLOWED = 0.5;

    /** More pairs of phrases are not compared in one flow: that takes some seconds. */
    private static final int MOST_COMPARED = 5_000_000;

    /**
     * What is said for a meaning, as it sounds.
     *
     * @param ends for each word, how many phones there are to its end
     */
    private record Sound(
            String meaning, String phrase, List<String> words, List<Integer> ends, Phones phones) {
        Phones between(int words, int last) {
            return phones.part(end(words), end(this.words.size() - last));
        }

        private int end(int words) {
            return words == 0 ? 0 : ends.get(words - 1);
        }
    }

    private final Subject subject;
    private final String language;
    private final Vocabulary vocabulary;
    private final Map<String, List<String>> sounds = new HashMap<>();
    private final List<Sound> everywhere;
    private long left = MOST_COMPARED;

    /**
     * @param universals what is understood in every question
     */
    Confusions(Subject subject, String language, Vocabulary vocabulary, PhraseGrammar universals) {
        this.subject = subject;
        this.language = language;
        this.vocabulary = vocabulary;
        this.everywhere = sounds(universals);
    }

    /** Tells the answers to {@code node}'s question that sound alike. */
    void check(Node node, PhraseGrammar question) {
        List<Sound> own = sounds(question);
        long pairs = (long) own.size() * (own.size() / 2 + everywhere.size());
        if (pairs > left) {
            subject.problems()
                    .warning(
                            subject.place(node),
                            "so much can be answered that nobody knows whether it sounds alike",
                            "write fewer [optional] words and (alternatives | like these)");
            return;
        }
        left -= pairs;
        Set<String> told = new HashSet<>();
        for (int i = 0; i < own.size(); i++) {
            Sound one = own.get(i);
            for (Sound another : own.subList(i + 1, own.size()))
                compare(() -> place(node, another), one, another, told);
            for (Sound other : everywhere) compare(() -> place(node, one), one, other, told);
        }
    }

    private Place place(Node node, Sound sound) {
        return subject.place(node, language, written(node.state(), sound));
    }

    private static String written(State state, Sound sound) {
        return state instanceof State.Ask(_, _, Answers.Fill _, _)
                ? "phrases"
                : "choices." + sound.meaning() + ".phrases";
    }

    private void compare(Supplier<Place> place, Sound one, Sound other, Set<String> told) {
        if (one.meaning().equals(other.meaning())) return;
        if (!areAlike(one, other)) return;
        if (!told.add(one.meaning() + " " + other.meaning())) return;
        subject.problems()
                .error(
                        place.get(),
                        "\""
                                + one.phrase()
                                + "\" ("
                                + one.meaning()
                                + ") and \""
                                + other.phrase()
                                + "\" ("
                                + other.meaning()
                                + ") sound alike",
                        "say one of them otherwise");
    }

    private static boolean areAlike(Sound one, Sound other) {
        int shorter = Math.min(one.words().size(), other.words().size());
        int first = 0;
        while (first < shorter && one.words().get(first).equals(other.words().get(first))) first++;
        int last = 0;
        while (first + last < shorter
                && one.words().reversed().get(last).equals(other.words().reversed().get(last)))
            last++;
        Phones mine = one.between(first, last);
        Phones its = other.between(first, last);
        double most = Math.max(SWALLOWED, ALIKE * Math.max(mine.length(), its.length()));
        return mine.distance(its, most) <= most;
    }

    private List<Sound> sounds(PhraseGrammar grammar) {
        List<Sound> all = new ArrayList<>();
        grammar.phrasesByMeaning()
                .forEach((meaning, phrases) ->
                        phrases.forEach(phrase -> sound(meaning, phrase).ifPresent(all::add)));
        return all;
    }

    /** How a phrase sounds; empty if nobody knows how one of its words does. */
    private Optional<Sound> sound(String meaning, String phrase) {
        List<String> words = List.of(phrase.split(" "));
        List<String> phones = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (String word : words) {
            List<String> sound = sounds.computeIfAbsent(word, this::commonest);
            if (sound.isEmpty()) return Optional.empty();
            phones.addAll(sound);
            ends.add(phones.size());
        }
        return Optional.of(new Sound(meaning, phrase, words, ends, Phones.of(phones)));
    }

    /** A slot sounds like nothing but itself. */
    private List<String> commonest(String word) {
        if (word.startsWith("{")) return List.of(word);
        return vocabulary.pronunciations(word).stream().findFirst().orElse(List.of());
    }
}
