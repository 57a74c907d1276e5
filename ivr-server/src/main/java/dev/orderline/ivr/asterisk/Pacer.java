package dev.orderline.ivr.asterisk;

import static dev.orderline.ivr.asterisk.Ticker.FRAME_NANOS;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats every 20 ms for all lines, on one thread. Its deadlines are absolute: a beat that comes
 * late does not make the next one late. A line that fails is taken off; the others do not notice.
 * Thread-safe.
 */
final class Pacer implements AutoCloseable {
    /** After a stall no more than this is made up for at once; what is beyond is lost time. */
    static final int MAX_AT_ONCE = 3;

    private static final Logger log = LoggerFactory.getLogger(Pacer.class);

    /** What is paced. */
    interface Paced {
        /** Sends up to {@code frames}, but at least one; must not wait. To throw is a bug. */
        void pace(int frames);

        /** It has thrown, and will not be paced again; must not wait and must not throw. */
        void lost();
    }

    private final Ticker ticker;
    private final Set<Paced> lines = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** Starts to beat; the first beat is 20 ms from now, whenever its thread gets to run. */
    Pacer(Ticker ticker) {
        this.ticker = ticker;
        long first = ticker.nanos() + FRAME_NANOS;
        thread = Thread.ofPlatform().name("pacer").daemon().start(() -> beat(first));
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

    private void beat(long first) {
        long next = first;
        while (true) {
            ticker.sleep(next);
            if (Thread.currentThread().isInterrupted()) return;
            long due = 1 + (ticker.nanos() - next) / FRAME_NANOS;
            next += due * FRAME_NANOS;
            int frames = (int) Math.min(due, MAX_AT_ONCE);
            lines.forEach(line -> pace(line, frames));
        }
    }

    private void pace(Paced line, int frames) {
        try {
            line.pace(frames);
        } catch (RuntimeException | Error bug) {
            lines.remove(line);
            log.error("a bug ended the media of a call", bug);
            line.lost();
        }
    }
}
