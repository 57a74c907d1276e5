package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {
    private final Grammar grammar = Grammars.digits("order-number", 4, "order number", "order");

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
        assertEquals(Optional.of(Meaning.of("order-number", "1234")), grammar.meaning(words));
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
        Grammar even = checked(2, digits -> "02468".contains(digits.substring(1)));
        assertEquals(Optional.of(Meaning.of("n", "14")), even.meaning("one four"));
        assertEquals(Optional.empty(), even.meaning("one five"));
        assertTrue(even.complete("one five"));
    }

    @Test
    void theCheckChoosesBetweenReadings() {
        Grammar second = checked(7, "1001203"::equals);
        assertEquals(
                Optional.of(Meaning.of("n", "1001203")),
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
        List<Grammar> lengths =
                IntStream.rangeClosed(1, 4)
                        .<Grammar>mapToObj(n -> Grammars.digits("n", n, "order number", "order"))
                        .toList();
        for (String phrase : grammar.phrases())
            assertTrue(
                    Stream.of(phrase, phrase + " one", "one " + phrase + " one")
                            .anyMatch(words ->
                                    lengths.stream()
                                            .anyMatch(each -> each.meaning(words).isPresent())),
                    phrase);
    }

    @Test
    void whatMayBeTheValueLeadsInToNone() {
        Grammar agreed =
                PhraseGrammar.filling(
                        "agreed", Grammars.ENGLISH, List.of("answer"), Grammars.ENGLISH.yesNo());
        assertEquals(Optional.of(Meaning.of("agreed", "yes")), agreed.meaning("yes"));
        assertTrue(agreed.complete("yes"));
        assertEquals(Optional.of(Meaning.of("agreed", "no")), agreed.meaning("my answer is no"));
    }

    @Test
    void digitsOfSeveralLengthsAreWaitedForUntilTheLongest() {
        Grammar some =
                PhraseGrammar.filling(
                        "n", Grammars.ENGLISH, List.of(), Grammars.ENGLISH.digits(2, 4));
        assertEquals(Optional.of(Meaning.of("n", "12")), some.meaning("one two"));
        assertFalse(some.complete("one two"));
        assertFalse(some.complete("one two three"));
        assertTrue(some.complete("one two three four"));
        assertEquals(Optional.empty(), some.meaning("one"));
        assertEquals(Optional.empty(), some.meaning("one two three four five"));
    }

    private static Grammar checked(int length, Predicate<String> check) {
        return PhraseGrammar.filling(
                "n",
                Grammars.ENGLISH,
                List.of("number"),
                Grammars.ENGLISH.digits(length, length, check));
    }
}
