package dev.orderline.ivr.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens by the address they come from. Who shows the right one is never held up.
 * Thread-safe.
 */
final class Guesses {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MOST = 10;

    private static final int ADDRESSES = 1_000;

    private record Count(Instant since, int wrong) {}

    private final Clock clock;
    private final Map<String, Count> counts =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > ADDRESSES;
                }
            };

    Guesses(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @return whether that are too many for now
     */
    synchronized boolean wrong(String from) {
        Instant now = clock.instant();
        Count count = counts.getOrDefault(from, new Count(now, 0));
        if (now.isAfter(count.since().plus(WINDOW))) count = new Count(now, 0);
        counts.put(from, new Count(count.since(), Math.min(MOST, count.wrong()) + 1));
        return count.wrong() >= MOST;
    }
}
