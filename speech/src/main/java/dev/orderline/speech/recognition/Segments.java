package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was said so far in an utterance with pauses: the n-best lists of its parts, joined to one.
 *
 * @param nBest best first, at most {@link #MAX}; empty while there were no words
 */
record Segments(List<Hypothesis> nBest) {
    static final int MAX = 5;
    static final Segments NONE = new Segments(List.of());

    Segments {
        nBest = List.copyOf(nBest);
    }

    boolean isEmpty() {
        return nBest.isEmpty();
    }

    /** The likeliest words. */
    String best() {
        return nBest.getFirst().words();
    }

    /** This, and {@code next} after it; scores add up, since they are logarithms of likelihoods. */
    Segments then(List<Hypothesis> next) {
        if (isEmpty()) return new Segments(next.subList(0, Math.min(MAX, next.size())));
        if (next.isEmpty()) return this;
        var joined = new ArrayList<Hypothesis>();
        for (Hypothesis head : nBest)
            for (Hypothesis tail : next)
                joined.add(
                        new Hypothesis(
                                head.words() + " " + tail.words(), head.score() + tail.score()));
        joined.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        return new Segments(joined.subList(0, Math.min(MAX, joined.size())));
    }
}
