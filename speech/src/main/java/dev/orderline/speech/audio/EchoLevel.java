package dev.orderline.speech.audio;

import java.util.Arrays;

/**
 * How loud our own sound can be in what comes back from the line. Nobody tells how much of it comes
 * back, nor how late; but what comes back is never louder than all that is heard. So for each delay
 * the gain is learned that is seldom undercut. That of the true delay is the greatest: at any other
 * the loudness of speech goes up and down against itself. The loudest that any delay lets expect is
 * expected. Levels are in dB below full scale.
 *
 * <p>Used by one thread; frames in order.
 */
final class EchoLevel {
    /** No echo of ours is later: 600 ms through two networks and their jitter buffers. */
    private static final int DELAYS = 30;

    /** What is played more softly than that says little. */
    private static final double LOUD = -40;

    /**
     * Before anything is known: most telephones give back less. Who speaks at the beginning of a
     * prompt must be heard at once; with -10 they were not for half a second.
     */
    private static final double FIRST_GAIN = -25;

    /** Of so many frames less comes back than the gain says. */
    private static final double UNDERCUT = 0.3;

    /** In dB a frame: coarse for the first half second, then fine. */
    private static final double COARSE = 3;

    private static final double FINE = 0.4;
    private static final int COARSE_FRAMES = 25;

    static final double SILENCE = -90;

    private final HighPass voiceBand = new HighPass();

    /** Levels of what was played, the newest first. */
    private final double[] played = new double[DELAYS + 1];

    /** By delay in frames. */
    private final double[] gains = new double[DELAYS];

    private final int[] learned = new int[DELAYS];

    EchoLevel() {
        skip();
        Arrays.fill(gains, FIRST_GAIN);
    }

    /**
     * How loud an echo may be in the newest frame; {@link #SILENCE} if nothing was played.
     *
     * @param level of that frame
     * @param ours what the caller was given to hear at the same time
     */
    double update(double level, Frame ours) {
        System.arraycopy(played, 0, played, 1, DELAYS);
        played[0] = level(voiceBand.power(ours));
        double expected = SILENCE;
        for (int delay = 0; delay < DELAYS; delay++) {
            if (played[delay] > LOUD) learn(delay, level - played[delay]);
            double around = Math.max(played[delay], played[delay + 1]);
            expected = Math.max(expected, around + gains[delay]);
        }
        return expected;
    }

    /** Frames were not heard, and what was played in them is not known. */
    void skip() {
        Arrays.fill(played, SILENCE);
    }

    private void learn(int delay, double gain) {
        double step = learned[delay]++ < COARSE_FRAMES ? COARSE : FINE;
        gains[delay] += gain > gains[delay] ? step * UNDERCUT : -step * (1 - UNDERCUT);
        gains[delay] = Math.min(gains[delay], 0);
    }

    static double level(double power) {
        return Math.max(SILENCE, 10 * Math.log10(power + 1e-12));
    }
}
