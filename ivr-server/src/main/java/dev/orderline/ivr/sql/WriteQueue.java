package dev.orderline.ivr.sql;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that are done one after the other, on a virtual thread that lasts while there are any; one
 * that must wait is tried again and again, and those behind it wait too. Thread-safe.
 */
final class WriteQueue {
    /** What came of a write. */
    enum Attempt {
        WRITTEN,
        /** It will never be. */
        LOST,
        /** Not yet. */
        LATER
    }

    private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Runnable whenEmpty;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // All below is read and changed under the lock.
    private final Deque<Supplier<Attempt>> writes = new ArrayDeque<>();
    private long added;
    private long done;
    private boolean writing;
    private boolean lost;
    private boolean stopped;

    /**
     * @param whenEmpty called on the writing thread whenever it has nothing more to do
     */
    WriteQueue(Runnable whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    /** Adds {@code write}. One that throws is a bug: it is logged and counts as lost. */
    void add(Supplier<Attempt> write) {
        lock.lock();
        try {
            writes.add(write);
            added++;
            if (writing || stopped) return;
            writing = true;
            Thread.ofVirtual().name("archive").start(this::writeAll);
        } finally {
            lock.unlock();
        }
    }

    /** Remembers that something was not even added. */
    void lose() {
        lock.lock();
        try {
            lost = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything added is done. Its thread may live on for a moment. */
    boolean isEmpty() {
        lock.lock();
        try {
            return writes.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is empty and nothing was ever lost. */
    boolean holdsNothing() {
        lock.lock();
        try {
            return isEmpty() && !lost;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything added so far is done.
     *
     * @return false if {@code atMost} was not enough, or something was lost
     */
    boolean settle(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            long wanted = added;
            while (done < wanted && left > 0) left = changed.awaitNanos(left);
            return done >= wanted && !lost;
        } finally {
            lock.unlock();
        }
    }

    /** Tries nothing again. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void writeAll() {
        Duration pause = FIRST_PAUSE;
        for (Optional<Supplier<Attempt>> write = next(); write.isPresent(); write = next())
            switch (attempt(write.get())) {
                case WRITTEN -> {
                    finish(false);
                    pause = FIRST_PAUSE;
                }
                case LOST -> finish(true);
                case LATER -> {
                    pause(pause);
                    pause = pause.multipliedBy(2);
                    if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
                }
            }
        whenEmpty.run();
    }

    private static Attempt attempt(Supplier<Attempt> write) {
        try {
            return write.get();
        } catch (RuntimeException | Error bug) {
            LOG.error("a write is lost", bug);
            return Attempt.LOST;
        }
    }

    /** The write to be tried now; empty when this thread is to end. */
    private Optional<Supplier<Attempt>> next() {
        lock.lock();
        try {
            writing = !stopped && !writes.isEmpty();
            return writing ? Optional.of(writes.getFirst()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void finish(boolean nowLost) {
        lock.lock();
        try {
            writes.removeFirst();
            done++;
            lost |= nowLost;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!stopped && left > 0) left = changed.awaitNanos(left);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody else has this thread", impossible);
        } finally {
            lock.unlock();
        }
    }
}
