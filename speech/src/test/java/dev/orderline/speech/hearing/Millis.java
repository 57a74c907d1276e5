package dev.orderline.speech.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times on the call's clock, and what they mostly are. */
final class Millis {
    private final List<Integer> all = new ArrayList<>();

    void add(int millis) {
        all.add(millis);
    }

    void add(Millis others) {
        all.addAll(others.all);
    }

    /** What so many in 100 of them are no longer than; 0 if there is none. */
    int percentile(int percent) {
        if (all.isEmpty()) return 0;
        int rank = Math.ceilDiv(percent * all.size(), 100);
        return all.stream().sorted().toList().get(Math.max(0, rank - 1));
    }

    /** Median and 95th percentile. */
    @Override
    public String toString() {
        return all.isEmpty()
                ? "%5s %5s".formatted("-", "-")
                : String.format(Locale.ROOT, "%5d %5d", percentile(50), percentile(95));
    }
}
