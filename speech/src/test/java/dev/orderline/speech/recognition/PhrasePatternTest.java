package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasePatternTest {
    @Test
    void plainWordsAreOnePhrase() {
        assertEquals(List.of("where is my order"), PhrasePattern.expand(" where is  my order "));
    }

    @Test
    void bracketsMayBeLeftOut() {
        assertEquals(List.of("help me", "help"), PhrasePattern.expand("help [me]"));
    }

    @Test
    void barsPartAlternativesInGroupsAndAtTheTop() {
        assertEquals(
                List.of("return it", "send back it", "refund"),
                PhrasePattern.expand("(return | send back) it | refund"));
    }

    @Test
    void groupsNest() {
        assertEquals(
                List.of("i want to return", "i want return", "return"),
                PhrasePattern.expand("[i want [to]] return"));
    }

    @Test
    void apostrophesBelongToWords() {
        assertEquals(List.of("don't record"), PhrasePattern.expand("don't record"));
    }

    @Test
    void eachPhraseIsThereOnce() {
        assertEquals(List.of("yes", "no"), PhrasePattern.expand("yes | no | (yes)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    `help [me`    ; 5  ; '[' is never closed
                    `help me]`    ; 7  ; ']' closes nothing
                    `(a ] b`      ; 3  ; ']' where ')' should be
                    `a | | b`     ; 3  ; nothing to say
                    `a ()`        ; 3  ; nothing to say
                    ``            ; 0  ; nothing to say
                    `[please]`    ; 0  ; everything may be left out
                    `Help`        ; 0  ; 'H' is no lower-case letter
                    `order {item}`; 6  ; '{' is no lower-case letter
                    `two 2`       ; 4  ; '2' is no lower-case letter
                    """)
    void whatCannotBeReadIsRefusedWithItsPlace(String pattern, int position, String why) {
        BadPattern bad = assertThrows(BadPattern.class, () -> PhrasePattern.expand(pattern));
        assertEquals(position, bad.position());
        assertTrue(bad.toString().contains(why), bad.toString());
        assertTrue(
                bad.toString().contains("at position " + (position + 1) + " of"), bad.toString());
    }

    @Test
    void aPatternThatStandsForTooMuchIsRefusedBeforeItIsMade() {
        String many = "(a | b) ".repeat(40).strip();
        BadPattern bad = assertThrows(BadPattern.class, () -> PhrasePattern.expand(many));
        assertTrue(bad.toString().contains("more than 1000 phrases"), bad.toString());
    }

    @Test
    void aThousandPhrasesAreNotTooMany() {
        String ten = "(a | b | c | d | e | f | g | h | i | j) ";
        assertEquals(1_000, PhrasePattern.expand(ten.repeat(3)).size());
    }

    @Test
    void groupsWithinGroupsWithoutEndAreRefused() {
        BadPattern bad =
                assertThrows(
                        BadPattern.class,
                        () -> PhrasePattern.expand("(".repeat(300) + "a" + ")".repeat(300)));
        assertEquals(PhrasePattern.MAX_DEPTH, bad.position());
    }

    @Test
    void anEndlessPatternIsRefused() {
        assertThrows(BadPattern.class, () -> PhrasePattern.expand("a ".repeat(501)));
    }
}
