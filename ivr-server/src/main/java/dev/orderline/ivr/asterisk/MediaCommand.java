package dev.orderline.ivr.asterisk;

/**
 * What we tell chan_websocket, as its JSON. Asterisk ignores texts of more than 128 bytes, with
 * nothing but a warning in its log.
 */
final class MediaCommand {
    /** Empties the queue, its marks too. */
    static final String FLUSH = "{\"command\":\"FLUSH_MEDIA\"}";

    private MediaCommand() {}

    /** The message that puts {@code mark} behind what was sent. */
    static String mark(long mark) {
        return "{\"command\":\"MARK_MEDIA\",\"correlation_id\":\"" + mark + "\"}";
    }
}
