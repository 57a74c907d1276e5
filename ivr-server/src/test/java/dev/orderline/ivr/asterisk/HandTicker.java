package dev.orderline.ivr.asterisk;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/** A clock that stands still until a test moves it, for threads that really wait. */
final class HandTicker implements Ticker {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLong nowNanos = new AtomicLong();

    /** Moves on by {@code frames} times 20 ms. */
    void pass(int frames) {
        nowNanos.addAndGet(frames * FRAME_NANOS);
    }

    @Override
    public long nanos() {
        return nowNanos.get();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // as Ticker says
    public void await(Condition news, long untilNanos) throws InterruptedException {
        var _ = news.awaitNanos(GLANCE_NANOS);
    }

    @Override
    public void sleep(long untilNanos) {
        while (nanos() < untilNanos && !Thread.currentThread().isInterrupted())
            LockSupport.parkNanos(GLANCE_NANOS);
    }
}
