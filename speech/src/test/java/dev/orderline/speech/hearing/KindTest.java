package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The set that hearing is measured on says what it means. */
class KindTest {
    @ParameterizedTest
    @EnumSource
    void whateverIsSaidMeansSomething(Kind kind) {
        var random = new Random(1);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            String words = kind.words(random);
            said.add(words);
            assertTrue(kind.grammar().meaning(words).isPresent(), words);
        }
        assertTrue(said.size() > 5, said::toString);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidBesideItMeansNothing(Kind kind) {
        for (String words : Kind.OUTSIDE)
            assertEquals(Optional.empty(), kind.grammar().meaning(words), words);
    }
}
