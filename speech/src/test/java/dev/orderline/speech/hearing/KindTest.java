package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The set that hearing is measured on says what it means. */
class KindTest {
    private static final int MANY = 300;

    @ParameterizedTest
    @EnumSource
    void whateverIsSaidMeansSomething(Kind kind) {
        for (Part part : Part.values()) {
            Set<String> said = said(kind, part);
            assertTrue(said.size() > 5, said::toString);
            for (String words : said) assertTrue(kind.grammar().meaning(words).isPresent(), words);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidBesideItMeansNothing(Kind kind) {
        var random = new Random(2);
        for (Part part : Part.values()) {
            for (String words : Texts.outside(part)) assertMeansNothing(kind, words);
            for (int i = 0; i < MANY; i++) assertMeansNothing(kind, Texts.outside(part, random));
        }
    }

    private static void assertMeansNothing(Kind kind, String words) {
        assertEquals(Optional.empty(), kind.grammar().meaning(words), words);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTunedByIsNotWhatIsTested(Kind kind) {
        assertTrue(Collections.disjoint(said(kind, Part.TEST), said(kind, Part.TUNING)));
    }

    private static Set<String> said(Kind kind, Part part) {
        var random = new Random(1);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < MANY; i++) said.add(kind.words(part, random));
        return said;
    }

    @Test
    void neitherAreTheSentencesBesideIt() {
        for (String kind :
                Set.of("outside", "outside who", "outside does", "outside where", "prompt"))
            assertTrue(
                    Collections.disjoint(Texts.of(Part.TEST, kind), Texts.of(Part.TUNING, kind)),
                    kind);
    }

    @Test
    void noVoiceIsInBothPartsAtWhateverSpeed() {
        for (String voice : Part.TUNING.voices()) assertEquals(false, Part.TEST.has(voice), voice);
        for (String voice : Part.TEST.voices()) assertEquals(false, Part.TUNING.has(voice), voice);
        assertTrue(Part.TEST.has("mary@1.05"));
        assertTrue(Part.TUNING.has("flite:awb"));
        assertTrue(Collections.disjoint(Part.TEST.bystanders(), Part.TUNING.bystanders()));
    }

    @Test
    void mostNumbersInGroupsHaveTens() {
        long tens =
                said(Kind.NUMBER_IN_GROUPS, Part.TEST).stream()
                        .filter(words -> words.contains("ty"))
                        .count();
        assertTrue(tens > MANY / 2, tens + " with tens");
    }
}
