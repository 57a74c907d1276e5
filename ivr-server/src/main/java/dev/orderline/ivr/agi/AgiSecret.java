package dev.orderline.ivr.agi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What the dialplan shows with every request, to prove that it is ours. */
public record AgiSecret(String value) {
    public AgiSecret {
        if (value.isBlank()) throw new IllegalArgumentException("no secret");
    }

    /** Whether {@code shown} is it; takes equally long for every wrong one of a length. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "AgiSecret[...]";
    }
}
