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
import org.junit.jupiter.params.provider.CsvSource;

class GrammarsTest {
    private final Grammar order =
            Grammars.withUniversals(Grammars.digits("order-number", 4, "order number"));

    @ParameterizedTest
    @CsvSource({
        "help, help",
        "i need help please, help",
        "say that again, repeat",
        "pardon, repeat",
        "agent, agent",
        "i want to talk to a person, agent",
        "can you say that again, repeat",
        "don't record this call, do-not-record",
        "please don't record me, do-not-record"
    })
    void theUniversalsAreUnderstoodBesideAnyQuestion(String words, String choice) {
        assertEquals(Optional.of(Meaning.choice(choice)), order.meaning(words));
        assertTrue(order.complete(words));
    }

    @Test
    void theQuestionIsStillUnderstood() {
        assertEquals(
                Optional.of(Meaning.of("order-number", "1234")),
                order.meaning("one two three four"));
        assertFalse(order.complete("one two three"));
    }

    @ParameterizedTest
    @CsvSource({
        "yes, yes", "yes please, yes", "yeah, yes", "that is right, yes", "okay, yes",
        "no, no", "no thank you, no", "nope, no", "that's wrong, no", "um no, no"
    })
    void yesAndNo(String words, String choice) {
        assertEquals(Optional.of(Meaning.choice(choice)), Grammars.YES_NO.meaning(words));
        assertTrue(Grammars.YES_NO.complete(words));
    }

    @Test
    void aCombinationIsNamedAfterItsPartsAndAsPatientAsTheMostPatient() {
        assertEquals("order-number+universals", order.name());
        assertEquals(order.patience(), Grammars.digits("n", 1).patience());
    }

    @Test
    void theEarlierPartWins() {
        var first = PhraseGrammar.choice("first", Grammars.ENGLISH, Map.of("a", List.of("go")));
        var second =
                PhraseGrammar.choice(
                        "second", Grammars.ENGLISH, Map.of("b", List.of("go", "stop")));
        var both = new Combined(List.of(first, second));
        assertEquals(Optional.of(Meaning.choice("a")), both.meaning("go"));
        assertEquals(Optional.of(Meaning.choice("b")), both.meaning("stop"));
        assertEquals(List.of("go", "stop"), both.phrases());
    }

    @Test
    void nothingCannotBeCombined() {
        assertThrows(IllegalArgumentException.class, () -> new Combined(List.of()));
    }
}
