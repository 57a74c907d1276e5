package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitStringTest {
    private final DigitString grammar =
            new DigitString("order-number", 4, List.of("order number", "order"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one two three four",
                "twelve thirty four",
                "um one two uh three four please",
                "it is one two three four",
                "sure it's twelve thirty four thank you",
                "my order number is one two three four",
                "the order is one two three four",
                "okay my order number one two three four",
                "yes one two three four"
            })
    void theDigitsFillTheSlotHoweverTheyAreSaid(String words) {
        assertEquals(Optional.of(new Meaning("order-number", "1234")), grammar.meaning(words));
        assertTrue(grammar.complete(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one two three",
                "one two three four five",
                "one two cat three four",
                "my order number is",
                "one two three four my order number",
                "um"
            })
    void anythingElseMeansNothingAndIsNotComplete(String words) {
        assertEquals(Optional.empty(), grammar.meaning(words));
        assertFalse(grammar.complete(words));
    }

    @Test
    void digitsThatDoNotPassTheCheckAreCompleteButMeanNothing() {
        var even =
                new DigitString(
                        "n", 2, List.of("number"), digits -> "02468".contains(digits.substring(1)));
        assertEquals(Optional.of(new Meaning("n", "14")), even.meaning("one four"));
        assertEquals(Optional.empty(), even.meaning("one five"));
        assertTrue(even.complete("one five"));
    }

    @Test
    void theCheckChoosesBetweenReadings() {
        var second = new DigitString("n", 7, List.of("number"), "1001203"::equals);
        assertEquals(
                Optional.of(new Meaning("n", "1001203")),
                second.meaning("one hundred one two hundred three"));
    }

    @Test
    void everyPairOfDigitsIsAmongThePhrases() {
        Set<String> phrases = Set.copyOf(grammar.phrases());
        for (String first : List.of("oh", "zero", "one", "five", "nine"))
            for (String second : List.of("oh", "zero", "two", "five", "eight"))
                assertTrue(phrases.contains(first + " " + second), first + " " + second);
    }

    @Test
    void everyPhraseIsReadBack() {
        for (String phrase : grammar.phrases()) {
            boolean read = false;
            for (int length = 1; length <= 4 && !read; length++)
                read =
                        new DigitString("n", length, List.of("order number", "order"))
                                .meaning(
                                        phrase.startsWith("double") || !isLeadIn(phrase)
                                                ? phrase
                                                : phrase + " one")
                                .isPresent();
            assertTrue(read, phrase);
        }
    }

    private static boolean isLeadIn(String phrase) {
        return SpokenNumbers.readings(phrase, 1).isEmpty()
                && SpokenNumbers.readings(phrase, 2).isEmpty()
                && SpokenNumbers.readings(phrase, 3).isEmpty();
    }
}
