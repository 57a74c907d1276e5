package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {
    private final Corrections order = digits("12345678", _ -> true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "nope",
                "no that's wrong",
                "that is not right",
                "um no",
                "no sorry",
                "wrong",
                "well no thank you"
            })
    void aDenialAloneIsAChoice(String words) {
        assertEquals(Optional.of(Meaning.choice(Corrections.DENIED)), order.meaning(words));
        assertFalse(order.complete(words));
    }

    @ParameterizedTest
    @CsvSource({
        "no five six, 12345656",
        "no it is five six, 12345656",
        "no it's nine, 12345679",
        "sorry five six, 12345656",
        "i mean five six please, 12345656",
        "no sorry the order number is double six, 12345666",
        "um no uh five six, 12345656",
        "no that's wrong it's one two three four five six seven nine, 12345679",
        "no that is not right twelve thirty four fifty six seventy nine, 12345679",
    })
    void theDigitsSaidReplaceTheTail(String words, String digits) {
        assertEquals(Optional.of(Meaning.of("order", digits)), order.meaning(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "five six",
                "no cat",
                "no seven eight",
                "no one two three four five six seven eight",
                "no one two three four five six seven eight nine",
                "yes no five six"
            })
    void anythingElseAndTheOldValueMeanNothing(String words) {
        assertEquals(Optional.empty(), order.meaning(words));
    }

    @Test
    void onlyAWholeValueIsComplete() {
        assertFalse(order.complete("no five six"));
        assertTrue(order.complete("no one two three four five six seven nine"));
    }

    @Test
    void whereTheTailFailsTheCheckTheOnlyPlaceThatPassesIsMeant() {
        Predicate<String> check = List.of("12995678", "12345600", "99345611")::contains;
        assertEquals(
                Optional.of(Meaning.of("order", "12345600")),
                digits("12345678", check).meaning("no oh oh"));
        assertEquals(
                Optional.of(Meaning.of("order", "12995678")),
                digits("12345678", check).meaning("no nine nine"));
        assertEquals(Optional.empty(), digits("12345678", check).meaning("no one one"));
        assertEquals(
                Optional.empty(),
                digits("12345678", List.of("92345678", "12395678")::contains).meaning("no nine"));
    }

    @Test
    void partsOfCodesFitWhereTheirLettersDo() {
        Acceptor code = Grammars.ENGLISH.code("AA9999");
        var corrections =
                new Corrections("code", Grammars.ENGLISH, List.of("code"), code, "AB1234");
        assertEquals(Optional.of(Meaning.of("code", "AB1256")), corrections.meaning("no five six"));
        assertEquals(
                Optional.of(Meaning.of("code", "CD1234")),
                corrections.meaning("no it is c as in cat d"));
        assertEquals(Optional.empty(), corrections.meaning("no d"));
    }

    @Test
    void otherValuesAreSaidAnew() {
        var date =
                new Corrections(
                        "bought",
                        Grammars.ENGLISH,
                        List.of(),
                        Grammars.ENGLISH.date(),
                        "last-tuesday");
        assertEquals(
                Optional.of(Meaning.of("bought", "last-monday")),
                date.meaning("no it is last monday"));
        assertEquals(Optional.empty(), date.meaning("no last tuesday"));
        assertTrue(date.complete("no yesterday"));
    }

    @Test
    void thePhrasesAreThoseOfDenialsLeadInsAndTheValueWhateverTheOldOneIs() {
        List<String> phrases = order.phrases();
        assertTrue(phrases.containsAll(Grammars.ENGLISH.digits(8, 8).phrases()));
        assertTrue(phrases.containsAll(List.of("no", "i mean", "my order number is")));
        assertEquals(phrases, digits("87654321", _ -> true).phrases());
        assertEquals("order-correction", order.name());
    }

    @Test
    void everyReplacedTailSpokenInAnyWayComesBack() {
        var random = new Random(13);
        for (int i = 0; i < 500; i++) {
            String old = "%08d".formatted(random.nextInt(100_000_000));
            String tail = "%04d".formatted(random.nextInt(10_000)).substring(random.nextInt(4));
            String mended = old.substring(0, 8 - tail.length()) + tail;
            if (mended.equals(old)) continue;
            String words = "no " + EnglishDigits.say(tail, random);
            assertEquals(
                    Optional.of(Meaning.of("order", mended)),
                    digits(old, _ -> true).meaning(words),
                    words);
        }
    }

    private static Corrections digits(String old, Predicate<String> check) {
        return new Corrections(
                "order",
                Grammars.ENGLISH,
                List.of("order number"),
                Grammars.ENGLISH.digits(8, 8, check),
                old);
    }
}
