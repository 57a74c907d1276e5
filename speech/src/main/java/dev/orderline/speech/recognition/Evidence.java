package dev.orderline.speech.recognition;

import java.util.List;

/**
 * What speaks for the likeliest meaning of an utterance being right.
 *
 * @param share its part of the weight of all that may have been said, 0 to 1
 * @param words how many mean it, at least one
 * @param revisions how often words that had been found were taken back while they were heard
 */
public record Evidence(double share, int words, int revisions) {
    /**
     * Of the {@link #features}, by logistic regression over 1,709 answers of six tuning voices
     * under all conditions. How far the voice was above the line's noise, and how long its words
     * were, said nothing beyond that (src/site/adr/0010-hearing.md).
     */
    private static final List<Double> WEIGHTS = List.of(0.94, 0.72, -0.79);

    /** No share is more certain than that. */
    private static final double LEAST = 1e-4;

    /** That it is right, 0 to 1. */
    public double probability() {
        List<Double> features = features();
        double odds = 0;
        for (int i = 0; i < WEIGHTS.size(); i++) odds += WEIGHTS.get(i) * features.get(i);
        return 1 / (1 + Math.exp(-odds));
    }

    /**
     * What {@link #probability} goes by: one, the share's odds as a natural logarithm, and
     * revisions a word.
     */
    public List<Double> features() {
        double bounded = Math.clamp(share, LEAST, 1 - LEAST);
        return List.of(1.0, Math.log(bounded / (1 - bounded)), (double) revisions / words);
    }
}
