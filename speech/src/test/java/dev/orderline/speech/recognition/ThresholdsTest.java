package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    /** Nine to one for "yes". */
    private static final List<Hypothesis> LIKELY =
            List.of(new Hypothesis("yes", 10), new Hypothesis("no", 10 - 1.5 * Math.log(9)));

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.6, 0.5", "0.5, 1.1", "NaN, 0.5"})
    void whatIsNoLikelihoodIsRefused(double possible, double sure) {
        assertThrows(IllegalArgumentException.class, () -> new Thresholds(possible, sure));
    }

    @Test
    void theGrammarSaysHowLikelyAnAnswerMustBe() {
        Understanding yes = understood(0.01, 0.01).orElseThrow();
        double likely = yes.probability();
        assertEquals(0.9, yes.evidence().share(), 0.001);
        assertTrue(understood(likely, likely).orElseThrow().sure());
        assertFalse(understood(likely, likely + 0.001).orElseThrow().sure());
        assertEquals(Optional.empty(), understood(likely + 0.001, 1));
    }

    private static Optional<Understanding> understood(double possible, double sure) {
        return Understanding.of(
                LIKELY,
                new AsAsked(Grammars.YES_NO, Duration.ZERO, new Thresholds(possible, sure)));
    }
}
