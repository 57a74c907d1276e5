package dev.orderline.ivr.asterisk;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * A clock for a test of one thread: what happens at which millisecond is told beforehand, and time
 * passes only while the thread waits.
 */
final class ScriptedTicker implements Ticker {
    private final TreeMap<Long, Runnable> script = new TreeMap<>();
    private long nowNanos;

    /**
     * Lets {@code event} happen {@code ms} after the start, and after what was told for then
     * before.
     */
    void at(long ms, Runnable event) {
        script.merge(
                TimeUnit.MILLISECONDS.toNanos(ms),
                event,
                (before, after) ->
                        () -> {
                            before.run();
                            after.run();
                        });
    }

    /** Lets time pass until {@code ms} after the start. */
    void passTo(long ms) {
        pass(TimeUnit.MILLISECONDS.toNanos(ms));
        nowNanos = Math.max(nowNanos, TimeUnit.MILLISECONDS.toNanos(ms));
    }

    /** Whether all that was told has happened. */
    boolean isOver() {
        return script.isEmpty();
    }

    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(nowNanos);
    }

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public void await(Condition news, long untilNanos) {
        if (!pass(untilNanos)) nowNanos = untilNanos;
    }

    @Override
    public void sleep(long untilNanos) {
        throw new UnsupportedOperationException();
    }

    /** Runs what happens until then; true if something did. */
    private boolean pass(long untilNanos) {
        boolean happened = false;
        while (!script.isEmpty() && script.firstKey() <= untilNanos) {
            Map.Entry<Long, Runnable> next = script.pollFirstEntry();
            nowNanos = next.getKey();
            next.getValue().run();
            happened = true;
        }
        return happened;
    }
}
