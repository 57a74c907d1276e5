package dev.orderline.ivr.call;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names a call and is its ticket to our media ports: 128 random bits as 32 lower-case hexadecimal
 * digits.
 */
public record CallId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public CallId {
        if (!value.matches("[0-9a-f]{32}")) throw new IllegalArgumentException("not a call id");
    }

    public static CallId random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new CallId(HexFormat.of().formatHex(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
