package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one slot may be filled with, and how that is spoken. Immutable, shared by all calls. A
 * {@link SpokenLanguage} makes them, and says what their values look like.
 */
public interface Acceptor {
    /**
     * Every way to read a value from the word at {@code from} on, the likeliest first. The values
     * have the right form; whether they are {@link #possible} is another question.
     *
     * @param words lower case, one each
     * @param from 0 to the number of words
     */
    List<Reading> readings(List<String> words, int from);

    /**
     * Whether {@code words}, read from {@code from} to their end, are the beginning of a value that
     * more words would make, or make another: "one two" of four digits, "twenty dollars", to which
     * cents may be added.
     */
    boolean mayGoOn(List<String> words, int from);

    /** Whether a value of the right form can be one: its check digit fits, it is in the range. */
    default boolean possible(String value) {
        return true;
    }

    /**
     * Whether few values of the right form are possible ones, as with a check digit: a possible one
     * was then hardly heard by accident.
     */
    default boolean checksItself() {
        return false;
    }

    /**
     * Every way to read, from the word at {@code from} on, what is said instead of {@code old}
     * after it was denied: possible values other than {@code old}, the likeliest first. A value
     * that is said in pieces may be mended by a piece of it.
     */
    default List<Reading> corrections(String old, List<String> words, int from) {
        return readings(words, from).stream()
                .filter(reading -> possible(reading.value()) && !reading.value().equals(old))
                .toList();
    }

    /** What a decoder should favour while a value is said; see {@link Grammar#phrases}. */
    List<String> phrases();

    /** The phrases of each {@link Style} of saying values; empty if there is none. */
    default List<List<String>> styles() {
        return List.of();
    }

    /**
     * The usual ways to say {@code value} as a whole, for a decoder that expects it; empty if these
     * values cannot be expected.
     */
    default List<String> sayings(String value) {
        return List.of();
    }

    /** How long the caller may be quiet within a value. */
    Duration patience();

    /** Words for some possible value, to be said in tests and in tried-out flows. */
    String example(RandomGenerator random);
}
