package dev.orderline.phone;

import dev.orderline.phone.rtp.AudioListener;
import dev.orderline.phone.timeline.Speeches;
import dev.orderline.speech.audio.Digit;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Listens to a call while it goes on: packets in, moments out, and threads that wait for something
 * to be heard. Waits end with the packet that decides them, not by looking again and again.
 * Thread-safe.
 */
public final class Ear {
    private final Consumer<Moment> watcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Speeches bot = new Speeches();
    private long botLoudNanos;
    private boolean ended;

    // Confined to the sending thread, which must wait for nobody.
    private final Speeches caller = new Speeches();
    private long callerLoudNanos;

    /**
     * @param watcher is told of every moment, on the threads that carry audio: must not wait
     */
    Ear(Consumer<Moment> watcher) {
        this.watcher = watcher;
    }

    /** Waits until the bot has spoken after {@code sinceNanos}; gives its first loud packet. */
    public Noticed awaitSpeech(long sinceNanos, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                for (Speeches.Stretch stretch : bot.soFar())
                    if (stretch.toNanos() - sinceNanos > 0)
                        return new Noticed.At(Math.max(stretch.fromNanos(), sinceNanos));
                if (ended) return new Noticed.CallEnded();
                long left = until - System.nanoTime();
                if (left <= 0) return new Noticed.TooLate();
                long _ = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the bot has been quiet for {@code quiet}, counted from {@code sinceNanos} at the
     * earliest; gives its last loud packet. That no packet comes at all is quiet, too.
     */
    public Noticed awaitQuiet(long sinceNanos, Duration quiet, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (ended) return new Noticed.CallEnded();
                long loud = botLoudNanos - sinceNanos > 0 ? botLoudNanos : sinceNanos;
                long now = System.nanoTime();
                long left = loud + quiet.toNanos() - now;
                if (left <= 0) return new Noticed.At(loud);
                if (until - now <= 0) return new Noticed.TooLate();
                long _ = changed.awaitNanos(Math.min(left, until - now));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the bot has spoken after {@code sinceNanos} and then been quiet for {@code
     * quiet}: a prompt has ended.
     */
    public Noticed awaitPromptEnd(long sinceNanos, Duration quiet, Duration atMost)
            throws InterruptedException {
        long began = System.nanoTime();
        return switch (awaitSpeech(sinceNanos, atMost)) {
            case Noticed.At(long nanos) ->
                    awaitQuiet(nanos, quiet, atMost.minusNanos(System.nanoTime() - began));
            case Noticed.TooLate late -> late;
            case Noticed.CallEnded gone -> gone;
        };
    }

    /** The sides' packets, as they come and go. */
    AudioListener packets() {
        return new Packets();
    }

    /** A step in the signalling. */
    void moment(long nanos, Moment.What what) {
        watcher.accept(new Moment(nanos, what));
    }

    /** Nothing more will be heard. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Packets implements AudioListener {
        @Override
        public void said(long nanos, boolean loud) {
            long quietSince = callerLoudNanos;
            if (loud) callerLoudNanos = nanos;
            switch (caller.packet(nanos, loud)) {
                case BEGAN -> moment(nanos, Moment.What.CALLER_SPEAKS);
                case ENDED -> moment(quietSince, Moment.What.CALLER_QUIET);
                case NONE -> {}
            }
        }

        @Override
        public void heard(long nanos, boolean loud) {
            long quietSince;
            Speeches.Change change;
            lock.lock();
            try {
                quietSince = botLoudNanos;
                if (loud) botLoudNanos = nanos;
                change = bot.packet(nanos, loud);
                if (loud) changed.signalAll();
            } finally {
                lock.unlock();
            }
            switch (change) {
                case BEGAN -> moment(nanos, Moment.What.BOT_SPEAKS);
                case ENDED -> moment(quietSince, Moment.What.BOT_QUIET);
                case NONE -> {}
            }
        }

        @Override
        public void pressed(Digit digit, long downNanos, long upNanos) {
            moment(upNanos, Moment.What.KEY_PRESSED);
        }
    }
}
