package dev.orderline.ivr.agi;

import java.time.Duration;

/**
 * What one FastAGI connection may take.
 *
 * @param whole from its first line to its end
 * @param line until the next line has come
 * @param lines how many there may be
 */
record AgiLimits(Duration whole, Duration line, int lines) {
    /** One question of the dialplan, all of which is answered within {@code whole}. */
    static AgiLimits question(Duration whole) {
        return new AgiLimits(whole, whole, 200);
    }
}
