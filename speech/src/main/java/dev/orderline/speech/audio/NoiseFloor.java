package dev.orderline.speech.audio;

import java.util.Arrays;

/**
 * The level of what is always there: the least level of the last two to two and a half seconds.
 * Speech has a gap within that time, so a talker does not raise it; a noise that grows does, after
 * that time. Levels are in dB below full scale.
 */
final class NoiseFloor {
    /** Half a second. */
    private static final int BLOCK_FRAMES = 25;

    private static final int BLOCKS = 4;

    /**
     * Taken for noise at most, before anything but the first frame is known: a caller who is
     * already speaking is louder.
     */
    private static final double FIRST_AT_MOST = -38;

    private final double[] blocks = new double[BLOCKS];
    private double current;
    private int frames;

    /** The floor, {@code level} being that of the newest frame. */
    double update(double level) {
        if (frames == 0) {
            current = Math.min(level, FIRST_AT_MOST);
            Arrays.fill(blocks, current);
        }
        current = Math.min(current, level);
        double floor = Math.min(current, Arrays.stream(blocks).min().orElseThrow());
        frames++;
        if (frames % BLOCK_FRAMES == 0) {
            blocks[frames / BLOCK_FRAMES % BLOCKS] = current;
            current = level;
        }
        return floor;
    }
}
