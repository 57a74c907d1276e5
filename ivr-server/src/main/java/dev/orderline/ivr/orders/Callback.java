package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody to be called back.
 *
 * @param id the request that it was noted by
 * @param topic what about, for the person who calls; see {@link #isTopic}
 * @param call a reference to the call in which it was asked for: 1 to 64 letters, digits, hyphens
 * @param at when that was
 */
public record Callback(UUID id, CallerNumber number, String topic, String call, Instant at) {
    public static final int MAX_TOPIC = 40;

    public Callback {
        if (!number.isDialable()) throw new IllegalArgumentException("nobody can be called there");
        if (!isTopic(topic)) throw new IllegalArgumentException("not a topic: " + topic);
        if (!call.matches("[0-9A-Za-z-]{1,64}"))
            throw new IllegalArgumentException("not a reference to a call: " + call);
    }

    /** Whether {@code text} is 1 to {@link #MAX_TOPIC} small letters, digits, blanks, hyphens. */
    public static boolean isTopic(String text) {
        return text.matches("[a-z0-9 -]{1," + MAX_TOPIC + "}");
    }

    /**
     * That it needs nobody any more.
     *
     * @param who the person who has done it, 1 to 100 characters; personal data
     */
    public record Done(String who, Instant at) {
        public Done {
            if (who.isEmpty() || who.length() > 100)
                throw new IllegalArgumentException("a name of 1 to 100 characters is wanted");
        }
    }
}
