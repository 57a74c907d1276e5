package dev.orderline.speech.recognition;

import java.util.List;
import java.util.Set;

/** How the words of a language are pronounced. Thread-safe. */
public interface Pronunciations {
    /**
     * The ways to say {@code word} (lower case), the commonest first: phones of ARPAbet without
     * stress, such as {@code HH AH L OW}. Empty if nobody knows.
     */
    List<List<String>> of(String word);

    /** The words that are written down here, for looking for others that sound alike. */
    Set<String> words();

    /** These, and {@code other} for the words that these do not know. */
    default Pronunciations or(Pronunciations other) {
        Pronunciations first = this;
        return new Pronunciations() {
            @Override
            public List<List<String>> of(String word) {
                List<List<String>> known = first.of(word);
                return known.isEmpty() ? other.of(word) : known;
            }

            @Override
            public Set<String> words() {
                return first.words();
            }
        };
    }
}
