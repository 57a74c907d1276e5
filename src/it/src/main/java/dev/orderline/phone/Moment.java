package dev.orderline.phone;

/**
 * Something noticed while a call goes on.
 *
 * @param nanos on {@link System#nanoTime}; a side is {@code QUIET} since then, noticed later
 */
public record Moment(long nanos, What what) {
    /** What was noticed. */
    public enum What {
        RINGING,
        ANSWERED,
        BOT_SPEAKS,
        BOT_QUIET,
        CALLER_SPEAKS,
        CALLER_QUIET,
        KEY_PRESSED,
        ENDED
    }
}
