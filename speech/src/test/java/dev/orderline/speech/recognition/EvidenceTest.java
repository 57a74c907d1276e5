package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.5, 1 - 1e-9, 1})
    void nothingIsCertain(double share) {
        double probability = probability(share, 0);
        assertTrue(probability > 0 && probability < 1, probability + " of " + share);
    }

    @Test
    void whatLittleElseSpeaksAgainstIsLikely() {
        assertTrue(probability(0.9, 0) > probability(0.6, 0));
        assertTrue(probability(0.99, 0) > 0.95);
        assertTrue(probability(0.1, 0) < 0.5);
    }

    @Test
    void whereWordsWereTakenBackItIsLessLikely() {
        assertTrue(probability(0.8, 4) < probability(0.8, 0) - 0.05);
    }

    private static double probability(double share, int revisions) {
        return new Evidence(share, 8, revisions).probability();
    }
}
