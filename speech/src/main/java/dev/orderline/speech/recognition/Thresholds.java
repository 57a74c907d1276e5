package dev.orderline.speech.recognition;

/**
 * How likely a meaning must be.
 *
 * @param possible what is less likely is no-match; above 0, at most 1
 * @param sure what is at least as likely need not be confirmed; not below {@code possible}
 */
public record Thresholds(double possible, double sure) {
    /**
     * What is hardly likelier right than wrong is asked again. Of answers said to be right with a
     * likelihood of 80 to 90 %, 85 of 100 were; above that 99 (HearingBench's tuning voices;
     * src/site/adr/0010-hearing.md).
     */
    public static final Thresholds USUAL = new Thresholds(0.55, 0.85);

    public Thresholds {
        if (!(possible > 0 && possible <= sure && sure <= 1))
            throw new IllegalArgumentException(possible + " and " + sure + " are no likelihoods");
    }
}
