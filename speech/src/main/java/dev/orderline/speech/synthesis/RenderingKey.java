package dev.orderline.speech.synthesis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what an engine makes of words, for caches and files: it tells nothing of the words. */
public final class RenderingKey {
    private RenderingKey() {}

    /**
     * 64 lower-case hexadecimal digits, the same for the same two.
     *
     * @param engine its {@link Engine#identity}
     */
    public static String of(String engine, String words) {
        String rendered = engine + "\n" + words;
        return HexFormat.of().formatHex(sha256().digest(rendered.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
