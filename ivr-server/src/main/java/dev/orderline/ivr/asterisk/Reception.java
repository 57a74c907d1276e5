package dev.orderline.ivr.asterisk;

import static dev.orderline.ivr.asterisk.Ticker.FRAME_NANOS;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of a line, whatever the transport: an event loop puts in what arrives, the
 * call's thread takes out a frame for every 20 ms of real time.
 *
 * <p>Frame <i>n</i> is due 20 ms &times; <i>n</i> after the earliest phase at which frames were
 * seen to come. One that is {@link #PATIENCE_NANOS} overdue is read as silence, and so is the rest
 * of the gap, each when it is one frame overdue. Frames that come after all are left out, as many
 * as were filled in, but only while reading them would put us ahead of real time: while a key is
 * held Asterisk sends no audio at all, and what follows the key is not late.
 */
final class Reception {
    /** How long a frame may be overdue before we stop waiting for it. */
    static final long PATIENCE_NANOS = 3 * FRAME_NANOS;

    /**
     * Nothing at all for so long means that the connection is dead. Longer than Asterisk's own
     * {@code rtp_timeout} of 10 s: of a caller who has vanished it tells us then, as a hang-up.
     */
    static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** Frames kept for a call's thread that lags: 5 s. */
    static final int MAX_FRAMES = 250;

    /** Frames and keys kept in all. */
    static final int MAX_QUEUED = MAX_FRAMES + 64;

    private record Arrival(Inbound what, long atNanos) {}

    private final Ticker ticker;
    private final long openedNanos;

    // All below: guarded by lock.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<Arrival> queue = new ArrayDeque<>();
    private HungUp.@Nullable By ended;
    private long baseNanos;
    private long lastArrivalNanos;
    private long read;
    private boolean inGap;
    private int owed;
    private int filled;
    private int dropped;

    /** Starts the line's clock now. */
    Reception(Ticker ticker) {
        this.ticker = ticker;
        openedNanos = ticker.nanos();
        baseNanos = openedNanos;
        lastArrivalNanos = openedNanos;
    }

    /**
     * Puts in what has just arrived. Never waits; when the call's thread lags too far, it is left
     * out.
     */
    void arrived(Inbound what) {
        lock.lock();
        try {
            lastArrivalNanos = ticker.nanos();
            if (queue.size() < (what instanceof Digit ? MAX_QUEUED : MAX_FRAMES)) {
                queue.add(new Arrival(what, lastArrivalNanos));
                news.signal();
            } else if (what instanceof Frame) {
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream at once: what is queued will not be read. The first end counts. */
    void end(HungUp.By by) {
        lock.lock();
        try {
            if (ended == null) ended = by;
            queue.clear();
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link dev.orderline.speech.audio.Line#read}. */
    Inbound read() throws HungUp, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (ended != null) throw new HungUp(ended);
                Arrival arrival = queue.poll();
                if (arrival == null) {
                    if (fills()) return Frame.SILENCE;
                } else if (!(arrival.what instanceof Frame)) {
                    return arrival.what;
                } else if (isAhead(arrival.atNanos)) {
                    dropped++;
                    owed = Math.max(0, owed - 1);
                } else {
                    read++;
                    inGap = false;
                    return arrival.what;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Throws {@link HungUp} if the stream has ended. */
    void check() throws HungUp {
        lock.lock();
        try {
            if (ended != null) throw new HungUp(ended);
        } finally {
            lock.unlock();
        }
    }

    int filled() {
        lock.lock();
        try {
            return filled;
        } finally {
            lock.unlock();
        }
    }

    int dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for an arrival or a frame overdue; true if one is, and is to be read as silence. */
    private boolean fills() throws InterruptedException {
        long now = ticker.nanos();
        long lost = lastArrivalNanos + LOST_NANOS;
        long overdue = dueNanos() + (inGap ? FRAME_NANOS : PATIENCE_NANOS);
        if (now - lost >= 0) {
            ended = HungUp.By.LOST_MEDIA;
            return false;
        }
        if (now - overdue >= 0) {
            inGap = true;
            read++;
            filled++;
            owed++;
            return true;
        }
        ticker.await(news, Math.min(overdue, lost));
        return false;
    }

    /** Whether reading a frame that came at {@code atNanos} would put us ahead of real time. */
    private boolean isAhead(long atNanos) {
        if (read == 0) {
            baseNanos = atNanos;
            return false;
        }
        if (atNanos - dueNanos() >= 0) return false;
        if (owed > 0) return dueNanos() - atNanos > FRAME_NANOS / 2; // less is jitter
        // Earlier than any before: the first frames were delayed, and this is the true phase. But
        // nobody can have spoken before the line was open.
        long earlier = atNanos - read * FRAME_NANOS;
        if (earlier - (openedNanos - PATIENCE_NANOS) < 0) return true;
        baseNanos = earlier;
        return false;
    }

    private long dueNanos() {
        return baseNanos + read * FRAME_NANOS;
    }
}
