package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {
    private final Choice choice =
            new Choice(
                    "wishes",
                    Map.of(
                            "status", List.of("where is my order", "[order] status"),
                            "refund", List.of("i want a refund"),
                            "refund-status", List.of("i want a refund status"),
                            "done", List.of("that is all [thank you]")));

    @Test
    void aPhraseMeansItsChoice() {
        assertEquals(Optional.of(Meaning.choice("status")), choice.meaning("order status"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order please",
                "um where is uh my order",
                "hello well where is my order thank you very much",
                "hmm please where is my order thanks"
            })
    void hesitationsAndCourtesiesDoNotMatter(String words) {
        assertEquals(Optional.of(Meaning.choice("status")), choice.meaning(words));
        assertTrue(choice.complete(words));
    }

    @Test
    void courtesiesThatArePartOfAPhraseStay() {
        assertEquals(Optional.of(Meaning.choice("done")), choice.meaning("that is all thank you"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "where is my", "where is my cat", "the where is my order", "um please"})
    void anythingElseMeansNothing(String words) {
        assertEquals(Optional.empty(), choice.meaning(words));
        assertFalse(choice.complete(words));
    }

    @Test
    void aPhraseThatMayGoOnToAnotherMeaningIsNotComplete() {
        assertEquals(Optional.of(Meaning.choice("refund")), choice.meaning("i want a refund"));
        assertFalse(choice.complete("i want a refund"));
        assertTrue(choice.complete("i want a refund status"));
    }

    @Test
    void aPhraseThatMayGoOnToTheSameMeaningIsComplete() {
        assertTrue(choice.complete("that is all"));
    }

    @Test
    void onePhraseForTwoChoicesIsRefused() {
        Map<String, List<String>> twice = Map.of("a", List.of("go [back]"), "b", List.of("go"));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Choice("x", twice));
        assertTrue(refused.toString().contains("\"go\" stands for both "), refused.toString());
    }

    @Test
    void noPhrasesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Choice("x", Map.of()));
    }

    @Test
    void tooManyPhrasesInAllAreRefused() {
        String ten = "(a | b | c | d | e | f | g | h | i | j) ";
        List<String> patterns =
                List.of("k", "l", "m", "n", "o", "p").stream()
                        .map(w -> w + " " + ten.repeat(3))
                        .toList();
        assertThrows(IllegalArgumentException.class, () -> new Choice("x", Map.of("a", patterns)));
    }
}
