package dev.orderline.ivr.sql;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Tokens of links: secrets that nobody finds by their SHA-256. */
final class Tokens {
    private static final int BYTES = 16;

    private Tokens() {}

    /** 128 random bits as 32 hexadecimal digits. */
    static String next(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
