package dev.orderline.phone.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Percentiles by nearest rank: always a value that was measured. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * @param sorted ascending, not empty
     */
    static long at(int percent, long[] sorted) {
        int rank = Math.ceilDiv(percent * sorted.length, 100);
        return sorted[Math.max(0, rank - 1)];
    }

    /** The percentile of {@code times}, in any order; empty for none. */
    public static Optional<Duration> at(int percent, List<Duration> times) {
        if (times.isEmpty()) return Optional.empty();
        long[] sorted = times.stream().mapToLong(Duration::toNanos).sorted().toArray();
        return Optional.of(Duration.ofNanos(at(percent, sorted)));
    }
}
