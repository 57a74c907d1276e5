package de.dfki.lt.tools.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class JTokTest {
    @Test
    void wordsAndPunctuationAreTokensAndBlanksAreNot() {
        assertEquals(
                List.of("<p>One", "moment", ",", "please", "."), tokens("One moment,  please."));
    }

    @Test
    void aWordKeepsItsApostropheAndItsHyphen() {
        assertEquals(List.of("<p>o'clock", "re-send"), tokens("o'clock re-send"));
    }

    @Test
    void everySentenceBeginsWithABorder() {
        assertEquals(
                List.of("<p>Good", ".", "<tu>Shall", "I", "?", "!", "<tu>Yes", "."),
                tokens("Good. Shall I?! Yes."));
    }

    @Test
    void aSentenceBeginsWithItsFirstWord() {
        assertEquals(List.of("'", "<p>Yes", "'"), tokens("'Yes'"));
    }

    @Test
    void thereAreNoTokensInNothing() {
        assertEquals(List.of(), tokens(""));
        assertEquals(List.of(), tokens("  "));
    }

    @Test
    void betweenAnnotationsARunHasNoValue() {
        AnnotatedString text = new FastAnnotatedString("ab cd ef");
        text.annotate("key", "first", 0, 2);
        text.annotate("key", "last", 6, 8);
        text.setIndex(4);
        assertNull(text.getAnnotation("key"));
        assertEquals(2, text.getRunStart("key"));
        assertEquals(6, text.getRunLimit("key"));
        text.setIndex(7);
        assertEquals("last", text.getAnnotation("key"));
        assertEquals(6, text.getRunStart("key"));
        assertEquals(8, text.getRunLimit("key"));
        assertNull(text.getAnnotation("other"));
        assertEquals(0, text.getRunStart("other"));
        assertEquals(8, text.getRunLimit("other"));
    }

    @Test
    void theCursorStaysWithinTheText() {
        AnnotatedString text = new FastAnnotatedString("ab");
        assertEquals('b', text.setIndex(1));
        assertEquals(AnnotatedString.DONE, text.setIndex(2));
        assertThrows(IllegalArgumentException.class, () -> text.setIndex(3));
    }

    /** Walks through the text by runs, as MaryTTS does. */
    private static List<String> tokens(String text) {
        AnnotatedString tokenised = new JTok(new Properties()).tokenize(text, "en");
        List<String> tokens = new ArrayList<>();
        char character = tokenised.setIndex(0);
        while (character != AnnotatedString.DONE) {
            int end = tokenised.getRunLimit(JTok.CLASS_ANNO);
            if (tokenised.getAnnotation(JTok.CLASS_ANNO) != null) {
                Object border = tokenised.getAnnotation(JTok.BORDER_ANNO);
                int start = tokenised.getRunStart(JTok.CLASS_ANNO);
                String token = tokenised.substring(start, end);
                tokens.add(border == null ? token : "<" + border + ">" + token);
            }
            character = tokenised.setIndex(end);
        }
        return tokens;
    }
}
