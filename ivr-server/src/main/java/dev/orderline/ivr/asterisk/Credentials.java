package dev.orderline.ivr.asterisk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** What Asterisk shows to prove that it is ours. */
public record Credentials(String user, String password) {
    public Credentials {
        if (user.isEmpty() || user.contains(":") || password.isEmpty())
            throw new IllegalArgumentException("no credentials");
    }

    /**
     * Whether {@code authorization}, a header's value, shows these; takes equally long for every
     * wrong one of a length.
     */
    boolean match(String authorization) {
        String expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                authorization.getBytes(StandardCharsets.UTF_8));
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
