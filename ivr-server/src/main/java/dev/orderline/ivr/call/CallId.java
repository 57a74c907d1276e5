package dev.orderline.ivr.call;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a call and is its ticket to our media ports: 128 random bits as 32 lower-case hexadecimal
 * digits.
 */
public record CallId(String value) {
    private static final String FORM = "[0-9a-f]{32}";
    private static final SecureRandom RANDOM = new SecureRandom();

    public CallId {
        if (!value.matches(FORM)) throw new IllegalArgumentException("not a call id");
    }

    public static CallId random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new CallId(HexFormat.of().formatHex(bits));
    }

    /** The id that {@code text}, which comes from outside, is; empty if it is none. */
    public static Optional<CallId> parse(String text) {
        return text.matches(FORM) ? Optional.of(new CallId(text)) : Optional.empty();
    }

    /** The same bits. */
    public UUID uuid() {
        ByteBuffer bits = ByteBuffer.wrap(HexFormat.of().parseHex(value));
        return new UUID(bits.getLong(), bits.getLong());
    }

    @Override
    public String toString() {
        return value;
    }
}
