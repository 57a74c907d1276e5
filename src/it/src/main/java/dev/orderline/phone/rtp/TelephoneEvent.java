package dev.orderline.phone.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The payload that tells of a key (RFC 4733, section 2.3).
 *
 * @param event 0 to 9, 10 for the star, 11 for the hash
 * @param end whether the key has been released
 * @param volume the tone's level in -dBm0, 0 to 63
 * @param samples how long the key has been held, up to 65535
 */
record TelephoneEvent(int event, boolean end, int volume, int samples) {
    private static final String KEYS = "0123456789*#";
    private static final int BYTES = 4;
    private static final int USUAL_VOLUME = 10;

    TelephoneEvent {
        if (event < 0
                || event > 255
                || volume < 0
                || volume > 63
                || samples < 0
                || samples > 65_535) throw new IllegalArgumentException("outside its field");
    }

    static TelephoneEvent of(char key, boolean end, int samples) {
        return new TelephoneEvent(KEYS.indexOf(key), end, USUAL_VOLUME, samples);
    }

    /** The event in a payload; empty if it is cut short. */
    static Optional<TelephoneEvent> parse(byte[] payload) {
        if (payload.length < BYTES) return Optional.empty();
        ByteBuffer in = ByteBuffer.wrap(payload);
        int event = in.get() & 0xff;
        int flags = in.get() & 0xff;
        return Optional.of(
                new TelephoneEvent(
                        event, (flags & 0x80) != 0, flags & 0x3f, in.getShort() & 0xffff));
    }

    byte[] payload() {
        return ByteBuffer.allocate(BYTES)
                .put((byte) event)
                .put((byte) ((end ? 0x80 : 0) | volume))
                .putShort((short) samples)
                .array();
    }
}
