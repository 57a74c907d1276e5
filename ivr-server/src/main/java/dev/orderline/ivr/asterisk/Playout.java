package dev.orderline.ivr.asterisk;

import static dev.orderline.ivr.asterisk.Ticker.FRAME_NANOS;

/**
 * How many of our frames Asterisk has queued and not yet played: by our clock, since it plays one
 * every 20 ms, set right by the marks it tells us of. The call's thread writes, an event loop
 * brings the news.
 */
final class Playout {
    /** More than this is never sent ahead: 2 s, a tenth of where Asterisk begins to drop. */
    static final int MAX_AHEAD = 100;

    private final Ticker ticker;

    // All below: guarded by this.
    private long written;
    private long played;
    private long playedSinceNanos;
    private long flushed;
    private boolean refused;

    Playout(Ticker ticker) {
        this.ticker = ticker;
        playedSinceNanos = ticker.nanos();
    }

    /** Whether one more frame may be sent. */
    synchronized boolean hasRoom() {
        return pending() < MAX_AHEAD;
    }

    /**
     * Counts a frame that is being sent.
     *
     * @return how many were sent since the line was opened: the name of a mark behind this frame
     */
    synchronized long wrote() {
        advance();
        return ++written;
    }

    /**
     * Frames sent and not played, as far as is known; {@link #MAX_AHEAD} or more while Asterisk
     * wants none.
     */
    synchronized int pending() {
        advance();
        int pending = Math.toIntExact(written - played);
        return refused ? Math.max(pending, MAX_AHEAD) : pending;
    }

    /**
     * Forgets what is pending, and all that Asterisk may still say of it.
     *
     * @return how many frames that were
     */
    synchronized int flush() {
        advance();
        int dropped = Math.toIntExact(written - played);
        played = written;
        flushed = written;
        playedSinceNanos = ticker.nanos();
        return dropped;
    }

    /** Asterisk has played the first {@code count} frames just now. */
    synchronized void reached(long count) {
        if (count <= flushed || count > written) return; // of before a flush, or none of ours
        played = count;
        playedSinceNanos = ticker.nanos();
    }

    /** Asterisk's queue is full, or is no more. */
    synchronized void refused(boolean full) {
        refused = full;
    }

    private void advance() {
        long now = ticker.nanos();
        long frames = (now - playedSinceNanos) / FRAME_NANOS;
        if (played + frames >= written) {
            played = written;
            playedSinceNanos = now; // nothing to play: the next frame starts when it comes
        } else {
            played += frames;
            playedSinceNanos += frames * FRAME_NANOS;
        }
    }
}
