package dev.orderline.speech.mary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaryLexiconTest {
    private final MaryLexicon lexicon = MaryLexicon.open();

    @Test
    void wordsAreSaidAsInTheLexicon() {
        assertEquals(List.of("JH", "AE", "K", "AH", "T"), lexicon.of("jacket").getFirst());
        assertEquals(List.of("HH", "AH", "L", "OW"), lexicon.of("hello").getFirst());
    }

    @Test
    void wordsThatAreNotInItAreSaidByRule() {
        List<String> fernhill = lexicon.of("fernhill").getFirst();
        assertEquals("F", fernhill.getFirst());
        assertEquals("L", fernhill.getLast());
        assertFalse(lexicon.of("zipcode").isEmpty());
    }

    @Test
    void whatIsNoWordIsNotSaid() {
        for (String none : List.of("", "42", "Hello", "a b", "ß", "x".repeat(41)))
            assertTrue(lexicon.of(none).isEmpty(), none);
    }
}
