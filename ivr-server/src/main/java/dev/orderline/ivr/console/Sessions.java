package dev.orderline.ivr.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who has logged in to the page; gone with the process. Thread-safe. */
final class Sessions {
    /** A working day. */
    static final Duration LASTS = Duration.ofHours(10);

    private static final int MOST = 1_000;

    private final Clock clock;

    /** Until when, by the cookie's value; the oldest first. */
    private final Map<String, Instant> open =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST;
                }
            };

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** What the cookie holds. */
    synchronized String begin() {
        String id = ConsoleToken.random();
        open.put(id, clock.instant().plus(LASTS));
        return id;
    }

    synchronized boolean isOpen(String id) {
        return clock.instant().isBefore(open.getOrDefault(id, Instant.MIN));
    }

    synchronized void end(String id) {
        open.remove(id);
    }
}
