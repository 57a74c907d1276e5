package dev.orderline.phone.rtp;

/** What counts as sound. */
public final class Loudness {
    /**
     * A packet whose root mean square is above this is loud: 25 dB below the level of our prompts,
     * above the hiss of a quiet room, and far above the digital silence Asterisk and we send.
     */
    public static final double LOUD_DBFS = -45;

    private static final double LOUD_MEAN_SQUARE = Math.pow(10, LOUD_DBFS / 10) * 32_768.0 * 32_768;

    private Loudness() {}

    /** Whether the samples, together, are loud. */
    static boolean isLoud(short[] pcm) {
        double sum = 0;
        for (short sample : pcm) sum += (double) sample * sample;
        return sum > LOUD_MEAN_SQUARE * pcm.length;
    }
}
