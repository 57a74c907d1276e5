package dev.orderline.speech.recognition;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How one language is spoken on the telephone: what callers say for each kind of value, and what
 * they say around it. Immutable, shared by all calls.
 */
public interface SpokenLanguage {
    /** Its BCP 47 tag, such as {@code en-US}. */
    String tag();

    /**
     * A string of {@code least} to {@code most} digits, such as a postcode: {@code 01234}.
     *
     * @param most at most 32
     */
    Acceptor digits(int least, int most);

    /**
     * Digits that check themselves, such as an order number: {@code 01234567}.
     *
     * @param most at most 32
     * @param check what few strings of the right length pass, such as a check digit
     */
    Acceptor digits(int least, int most, Predicate<String> check);

    /**
     * A string of letters and digits, such as a voucher code: {@code AB1234}.
     *
     * @param pattern a character each, at most 32: A letter, 9 digit, X either
     * @throws IllegalArgumentException if {@code pattern} is none
     */
    Acceptor code(String pattern);

    /**
     * Codes that check themselves.
     *
     * @param check what few codes of that pattern pass
     * @throws IllegalArgumentException if {@code pattern} is none
     */
    Acceptor code(String pattern, Predicate<String> check);

    /** A whole number from {@code least} to {@code most}, 0 to 999,999,999: {@code 42}. */
    Acceptor number(int least, int most);

    /**
     * An amount in the currency's minor unit: {@code 2499}.
     *
     * @throws IllegalArgumentException if there are no words for this currency
     */
    Acceptor money(Currency currency);

    /** A day, as the text of a {@link SpokenDate}. */
    Acceptor date();

    /** {@code yes} or {@code no}. */
    Acceptor yesNo();

    /**
     * One of a few names, each with the patterns of what may be said for it.
     *
     * @param rules lists of patterns which these may use, by name
     * @throws BadPattern if a pattern cannot be read
     * @throws IllegalArgumentException if there is no pattern, or one phrase stands for two names
     */
    Acceptor choice(Map<String, List<String>> patterns, Map<String, List<String>> rules);

    /** One of a few names, by patterns that use no rules. */
    default Acceptor choice(Map<String, List<String>> patterns) {
        return choice(patterns, Map.of());
    }

    /**
     * One of a list of things, each with names as they are written; callers may leave out words of
     * a name, or say its place in the list. The value is the thing's id.
     *
     * @param names by id, in the order of the list
     */
    Acceptor oneOf(Map<String, List<String>> names);

    /**
     * Something that is named like the things of a long list, which is not chosen yet: several may
     * be meant. The value is the words that name it, without what is said around them; {@link
     * #oneOf} reads them when it is known between which things the choice is.
     *
     * @param names as they are written; with none, nothing is accepted
     */
    Acceptor naming(List<String> names);

    /** What is said around an answer. */
    Courtesies courtesies();

    /**
     * Patterns of what is said before a value: "my order number is".
     *
     * @param called patterns of what callers call the value: {@code order number}
     */
    List<String> leadIns(List<String> called);

    /** Patterns of what is said, alone, to something wrong: "no", "that is wrong". */
    List<String> denials();

    /** What is said before a value that replaces one just said: "i mean". */
    List<String> corrections();

    /** Which of its words are taken for one another over a telephone. */
    default Confusions confusions() {
        return Confusions.NONE;
    }

    /**
     * Single words beside any grammar that give a decoder something better to hear other speech as:
     * common words that together use most of the language's sounds. None sounds exactly like
     * another word, which could be some grammar's, and none rhymes with a digit.
     */
    List<String> decoys();
}
