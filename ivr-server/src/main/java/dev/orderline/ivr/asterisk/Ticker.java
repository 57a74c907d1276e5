package dev.orderline.ivr.asterisk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** Where a line's time comes from: the machine's clock, or a test's. Thread-safe. */
interface Ticker {
    /** The machine's monotonic clock. */
    Ticker SYSTEM =
            new Ticker() {
                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                @SuppressWarnings("WaitNotInLoop") // the loop is the caller's, as said below
                public void await(Condition news, long untilNanos) throws InterruptedException {
                    var _ = news.awaitNanos(untilNanos - nanos());
                }

                @Override
                public void sleep(long untilNanos) {
                    for (long left = untilNanos - nanos(); left > 0; left = untilNanos - nanos()) {
                        LockSupport.parkNanos(left);
                        if (Thread.currentThread().isInterrupted()) return;
                    }
                }
            };

    /** 20 ms, the length of a frame, in this clock's unit. */
    long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /**
     * Waits for {@code news}, whose lock is held, but not much longer than until {@code
     * untilNanos}; may return early for no reason.
     */
    void await(Condition news, long untilNanos) throws InterruptedException;

    /**
     * Waits until {@code untilNanos}; returns early when the thread is interrupted, and leaves it
     * so.
     */
    void sleep(long untilNanos);
}
