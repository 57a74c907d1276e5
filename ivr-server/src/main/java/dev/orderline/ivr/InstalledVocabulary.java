package dev.orderline.ivr;

import dev.orderline.ivr.flow.check.Phones;
import dev.orderline.ivr.flow.check.Vocabulary;
import dev.orderline.speech.recognition.Pronunciations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The words of the installed model, and how words sound. Thread-safe. */
final class InstalledVocabulary implements Vocabulary {
    /** So much of a word's phones may be different in one that sounds like it. */
    private static final double LIKE = 0.4;

    private final Predicate<String> knows;
    private final Pronunciations pronunciations;

    /**
     * @param knows whether the model can hear a word
     */
    InstalledVocabulary(Predicate<String> knows, Pronunciations pronunciations) {
        this.knows = knows;
        this.pronunciations = pronunciations;
    }

    @Override
    public boolean knows(String word) {
        return knows.test(word);
    }

    @Override
    public List<List<String>> pronunciations(String word) {
        return pronunciations.of(word);
    }

    @Override
    public List<String> soundingLike(String word, int most) {
        record Near(String word, double distance) {}
        List<List<String>> sounds = pronunciations.of(word);
        if (sounds.isEmpty()) return List.of();
        Phones wanted = Phones.of(sounds.getFirst());
        double limit = LIKE * wanted.length();
        List<Near> near = new ArrayList<>();
        for (String other : pronunciations.words())
            for (List<String> phones : pronunciations.of(other)) {
                double distance = wanted.distance(Phones.of(phones), limit);
                if (distance <= limit) near.add(new Near(other, distance));
            }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::word))
                .map(Near::word)
                .distinct()
                .filter(other -> !other.equals(word) && knows.test(other))
                .limit(most)
                .toList();
    }
}
