package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasePatternTest {
    private static final String CHARACTERS = "ab'  [[]](())||{}{s}<r><>\u00e9Z7\n";

    @Test
    void plainWordsAreOnePhrase() {
        assertEquals(List.of("where is my order"), expand(" where is  my order "));
    }

    @Test
    void bracketsMayBeLeftOut() {
        assertEquals(List.of("help me", "help"), expand("help [me]"));
    }

    @Test
    void barsPartAlternativesInGroupsAndAtTheTop() {
        assertEquals(
                List.of("return it", "send back it", "refund"),
                expand("(return | send back) it | refund"));
    }

    @Test
    void groupsNest() {
        assertEquals(
                List.of("i want to return", "i want return", "return"),
                expand("[i want [to]] return"));
    }

    @Test
    void slotsStayAsTheyAreWritten() {
        assertEquals(
                List.of("my {item} from {order-2}", "my {item}"),
                PhrasePattern.expand(
                        "my {item} [from {order-2}]",
                        new PatternScope(Set.of("item", "order-2"), Map.of())));
    }

    @Test
    void rulesStandForTheirPhrases() {
        var scope =
                new PatternScope(
                        Set.of("item"),
                        Map.of(
                                "thing",
                                List.of("<parcel> | {item}", "order"),
                                "parcel",
                                List.of("parcel | packet")));
        assertEquals(
                List.of("my parcel", "my packet", "my {item}", "my order"),
                PhrasePattern.expand("my <thing>", scope));
    }

    @Test
    void rulesThatUseThemselvesAreRefused() {
        Map<String, List<String>> rules = Map.of("a", List.of("x <b>"), "b", List.of("y | <a>"));
        assertRefused("so <a>", rules, "rule a uses itself");
    }

    @Test
    void aRuleWithoutPatternsIsRefused() {
        assertRefused("so <a>", Map.of("a", List.of()), "rule a has no patterns");
    }

    @Test
    void rulesWithinRulesWithoutEndAreRefused() {
        Map<String, List<String>> rules = new HashMap<>();
        for (int i = 0; i < 20; i++) rules.put("r" + i, List.of("<r" + (i + 1) + ">"));
        rules.put("r20", List.of("end"));
        assertRefused("<r0>", rules, "too many rules in rules");
    }

    @Test
    void rulesThatMultiplyAreRefusedBeforeTheirPhrasesAreMade() {
        Map<String, List<String>> longer = new HashMap<>(Map.of("r0", List.of("word")));
        Map<String, List<String>> more = new HashMap<>(Map.of("r0", List.of("a | b")));
        for (int i = 1; i < 8; i++) {
            String ten = ("<r" + (i - 1) + "> ").repeat(10).strip();
            longer.put("r" + i, List.of(ten));
            more.put("r" + i, List.of(ten));
        }
        assertRefused("<r7>", longer, "a phrase of more than 1000 characters");
        assertRefused("<r7>", more, "more than 1000 phrases");
    }

    @Test
    void aSlotTwiceInOnePhraseIsRefused() {
        var scope = new PatternScope(Set.of("a", "b"), Map.of());
        assertEquals(2, PhrasePattern.expand("{a} {b} | {b} {a}", scope).size());
        BadPattern bad =
                assertThrows(
                        BadPattern.class, () -> PhrasePattern.expand("{a} to {b} [or {a}]", scope));
        assertTrue(bad.toString().contains("{a} twice in one phrase"), bad.toString());
    }

    @Test
    void lettersMayBeOfAnyScript() {
        assertEquals(List.of("für zwölf"), expand("für zwölf"));
    }

    @Test
    void randomPatternsEitherStandForPhrasesOrAreRefusedWithAPlace() {
        var random = new Random(5);
        var scope = new PatternScope(Set.of("s"), Map.of("r", List.of("x | y [z]")));
        for (int i = 0; i < 20_000; i++) {
            var pattern = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--)
                pattern.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            try {
                List<String> phrases = PhrasePattern.expand(pattern.toString(), scope);
                assertFalse(phrases.isEmpty() || phrases.contains(""), pattern.toString());
            } catch (BadPattern bad) {
                assertTrue(bad.position() >= 0 && bad.position() <= pattern.length());
            }
        }
    }

    private static List<String> expand(String pattern) {
        return PhrasePattern.expand(pattern, PatternScope.none());
    }

    private static void assertRefused(String pattern, Map<String, List<String>> rules, String why) {
        BadPattern bad =
                assertThrows(
                        BadPattern.class,
                        () -> PhrasePattern.expand(pattern, new PatternScope(Set.of(), rules)));
        assertTrue(bad.toString().contains(why), bad.toString());
    }

    @Test
    void apostrophesBelongToWords() {
        assertEquals(List.of("don't record"), expand("don't record"));
    }

    @Test
    void eachPhraseIsThereOnce() {
        assertEquals(List.of("yes", "no"), expand("yes | no | (yes)"));
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
                    `Help`        ; 0  ; 'H' is no small letter
                    `order {item}`; 6  ; there is no slot item
                    `my <thing>`  ; 3  ; there is no rule thing
                    `{it em}`     ; 3  ; ' ' is no small letter, digit or hyphen
                    `order {item` ; 6  ; '{' is never closed
                    `order {}`    ; 7  ; a name is missing
                    `order }`     ; 6  ; '}' is no small letter
                    `two 2`       ; 4  ; '2' is no small letter
                    """)
    void whatCannotBeReadIsRefusedWithItsPlace(String pattern, int position, String why) {
        BadPattern bad = assertThrows(BadPattern.class, () -> expand(pattern));
        assertEquals(position, bad.position());
        assertTrue(bad.toString().contains(why), bad.toString());
        assertTrue(
                bad.toString().contains("at position " + (position + 1) + " of"), bad.toString());
    }

    @Test
    void aPatternThatStandsForTooMuchIsRefusedBeforeItIsMade() {
        String many = "(a | b) ".repeat(40).strip();
        BadPattern bad = assertThrows(BadPattern.class, () -> expand(many));
        assertTrue(bad.toString().contains("more than 1000 phrases"), bad.toString());
    }

    @Test
    void aThousandPhrasesAreNotTooMany() {
        String ten = "(a | b | c | d | e | f | g | h | i | j) ";
        assertEquals(1_000, expand(ten.repeat(3)).size());
    }

    @Test
    void groupsWithinGroupsWithoutEndAreRefused() {
        BadPattern bad =
                assertThrows(
                        BadPattern.class, () -> expand("(".repeat(300) + "a" + ")".repeat(300)));
        assertEquals(PhrasePattern.MAX_DEPTH, bad.position());
    }

    @Test
    void anEndlessPatternIsRefused() {
        assertThrows(BadPattern.class, () -> expand("a ".repeat(501)));
    }
}
