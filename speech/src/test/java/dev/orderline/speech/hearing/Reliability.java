package dev.orderline.speech.hearing;

import java.util.ArrayList;
import java.util.List;

/** How often answers were right that were said to be so likely right: ten classes of likelihood. */
final class Reliability {
    private static final int CLASSES = 10;

    private final List<Proportion> classes = new ArrayList<>();

    Reliability() {
        for (int i = 0; i < CLASSES; i++) classes.add(new Proportion(0, 0));
    }

    /**
     * @param probability 0 to 1
     */
    void add(double probability, boolean right) {
        int which = Math.clamp((int) (probability * CLASSES), 0, CLASSES - 1);
        classes.set(which, classes.get(which).plus(right));
    }

    /** A line for each class of which there are any. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++)
            if (classes.get(i).of() > 0)
                lines.add(
                        "%3d to %3d %%  %6d  %s"
                                .formatted(
                                        100 * i / CLASSES,
                                        100 * (i + 1) / CLASSES,
                                        classes.get(i).of(),
                                        classes.get(i)));
        return lines;
    }
}
