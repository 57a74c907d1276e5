package dev.orderline.ivr.photo;

import boofcv.struct.image.GrayF32;
import dev.orderline.ivr.orders.Assessed.Doubt;
import java.util.EnumSet;
import java.util.Set;

/**
 * How sharp and how well lit a picture is, by measures that know nothing of what is on it.
 *
 * @param sharpness variance of the Laplacian, over the variance of the brightness
 * @param brightness mean, 0 to 255
 * @param burnt share of what is as bright as can be, 0 to 1
 * @param black share of what is as dark as can be, 0 to 1
 */
record Light(double sharpness, double brightness, double burnt, double black) {
    /**
     * Drawn photos have 0.19 and more, smeared by three pixels of 1280 they have 0.08 at most; a
     * phone's noise alone makes 0.05.
     */
    private static final double SHARP = 0.1;

    private static final double DARK = 45;
    private static final double BRIGHT = 215;
    private static final double MOST_BURNT = 0.25;
    private static final double MOST_BLACK = 0.45;
    private static final int AS_BRIGHT_AS_CAN_BE = 250;
    private static final int AS_DARK_AS_CAN_BE = 12;

    /**
     * @param grey 0 to 255, at the size at which pictures are compared
     */
    static Light of(GrayF32 grey) {
        double sum = 0;
        double squares = 0;
        int burnt = 0;
        int black = 0;
        for (int y = 0; y < grey.height; y++)
            for (int x = 0; x < grey.width; x++) {
                float value = grey.unsafe_get(x, y);
                sum += value;
                squares += value * value;
                if (value >= AS_BRIGHT_AS_CAN_BE) burnt++;
                if (value <= AS_DARK_AS_CAN_BE) black++;
            }
        double count = grey.width * grey.height;
        double mean = sum / count;
        double variance = Math.max(1, squares / count - mean * mean);
        return new Light(laplacian(grey) / variance, mean, burnt / count, black / count);
    }

    private static double laplacian(GrayF32 grey) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < grey.height - 1; y++)
            for (int x = 1; x < grey.width - 1; x++) {
                double value =
                        grey.unsafe_get(x - 1, y)
                                + grey.unsafe_get(x + 1, y)
                                + grey.unsafe_get(x, y - 1)
                                + grey.unsafe_get(x, y + 1)
                                - 4 * grey.unsafe_get(x, y);
                sum += value;
                squares += value * value;
            }
        double count = Math.max(1, (grey.width - 2) * (grey.height - 2));
        double mean = sum / count;
        return squares / count - mean * mean;
    }

    Set<Doubt> doubts() {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (sharpness < SHARP) doubts.add(Doubt.BLURRED);
        if (brightness < DARK || black > MOST_BLACK) doubts.add(Doubt.TOO_DARK);
        if (brightness > BRIGHT || burnt > MOST_BURNT) doubts.add(Doubt.TOO_BRIGHT);
        return doubts;
    }
}
