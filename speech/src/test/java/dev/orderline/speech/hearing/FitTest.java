package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {
    private final Fit fit = new Fit();

    @Test
    void theWeightsThatMadeTheAnswersRightAreFoundAgain() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double share = random.nextGaussian();
            double noise = 40 * random.nextDouble();
            double odds = -1 + 0.8 * share + 0.05 * noise;
            fit.add(List.of(1.0, share, noise), random.nextDouble() < 1 / (1 + Math.exp(-odds)));
        }

        List<Double> weights = fit.weights();

        assertEquals(-1, weights.get(0), 0.1);
        assertEquals(0.8, weights.get(1), 0.1);
        assertEquals(0.05, weights.get(2), 0.01);
    }

    @Test
    void whatCanBeToldApartEntirelyHasFiniteWeights() {
        for (int i = -5; i < 5; i++) fit.add(List.of(1.0, i + 0.5), i >= 0);

        assertTrue(fit.weights().get(1) > 1);
        assertTrue(Double.isFinite(fit.weights().get(1)));
    }

    @Test
    void withoutAnswersThereIsNoWeight() {
        assertEquals(List.of(), fit.weights());
    }
}
