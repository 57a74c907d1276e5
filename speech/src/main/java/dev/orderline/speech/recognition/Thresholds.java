package dev.orderline.speech.recognition;

/**
 * How likely a meaning must be.
 *
 * @param possible what is less likely is no-match; above 0, at most 1
 * @param sure what is at least as likely need not be confirmed; not below {@code possible}
 */
public record Thresholds(double possible, double sure) {
    /**
     * Of answers said to be right with a likelihood of 30 to 40 %, about a third were; of those
     * from 85 % on, 98 of 100 (HearingBench's tuning voices; src/site/adr/0010-hearing.md).
     */
    public static final Thresholds USUAL = new Thresholds(0.3, 0.85);

    public Thresholds {
        if (!(possible > 0 && possible <= sure && sure <= 1))
            throw new IllegalArgumentException(possible + " and " + sure + " are no likelihoods");
    }
}
