package dev.orderline.ivr.asterisk;

import static dev.orderline.ivr.asterisk.Ticker.FRAME_NANOS;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Beats every 20 ms for all lines, on one thread. Its deadlines are absolute: a beat that comes
 * late does not make the next one late. Thread-safe.
 */
final class Pacer implements AutoCloseable {
    /** After a stall no more than this is made up for at once; what is beyond is lost time. */
    static final int MAX_AT_ONCE = 3;

    /** What is paced. */
    interface Paced {
        /** Sends up to {@code frames}, but at least one; must not wait and must not throw. */
        void pace(int frames);
    }

    private final Ticker ticker;
    private final Set<Paced> lines = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** Starts to beat. */
    Pacer(Ticker ticker) {
        this.ticker = ticker;
        thread = Thread.ofPlatform().name("pacer").daemon().start(this::beat);
    }

    void add(Paced line) {
        lines.add(line);
    }

    void remove(Paced line) {
        lines.remove(line);
    }

    /** Stops to beat. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void beat() {
        long next = ticker.nanos() + FRAME_NANOS;
        while (true) {
            ticker.sleep(next);
            if (Thread.currentThread().isInterrupted()) return;
            long due = 1 + (ticker.nanos() - next) / FRAME_NANOS;
            next += due * FRAME_NANOS;
            int frames = (int) Math.min(due, MAX_AT_ONCE);
            lines.forEach(line -> line.pace(frames));
        }
    }
}
