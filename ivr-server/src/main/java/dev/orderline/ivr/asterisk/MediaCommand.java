package dev.orderline.ivr.asterisk;

/**
 * What we tell chan_websocket, as its JSON. Asterisk ignores texts of more than 128 bytes, with
 * nothing but a warning in its log.
 */
enum MediaCommand {
    /** Plays nothing more and keeps the queue. */
    PAUSE_MEDIA,
    /** Plays on. */
    CONTINUE_MEDIA,
    /** Empties the queue, its marks too; does not undo a pause. */
    FLUSH_MEDIA,
    /** Asks how long the queue is. */
    GET_STATUS;

    /** The message. */
    String json() {
        return "{\"command\":\"" + name() + "\"}";
    }

    /** The message that puts {@code mark} behind what was sent. */
    static String mark(long mark) {
        return "{\"command\":\"MARK_MEDIA\",\"correlation_id\":\"" + mark + "\"}";
    }
}
