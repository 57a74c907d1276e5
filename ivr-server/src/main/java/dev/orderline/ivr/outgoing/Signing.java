package dev.orderline.ivr.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.outbox.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with HMAC-SHA256 as Standard Webhooks 1.0 says. Thread-safe. */
final class Signing {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    /**
     * @throws IllegalArgumentException if there are none, or one is none
     */
    Signing(List<Secret> secrets) {
        if (secrets.isEmpty()) throw new IllegalArgumentException("no secret to sign with");
        keys = secrets.stream().map(Signing::key).toList();
    }

    private static SecretKeySpec key(Secret secret) {
        String text = secret.value();
        if (!text.startsWith(PREFIX)) throw unfit();
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException quotesTheSecret) {
            throw unfit();
        }
        if (bytes.length < SHORTEST || bytes.length > LONGEST) throw unfit();
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    private static IllegalArgumentException unfit() {
        return new IllegalArgumentException("a secret to sign with is whsec_ and Base64");
    }

    /** The value of {@code webhook-signature}: one for each secret. */
    String sign(String id, Instant at, String text) {
        byte[] signed = (id + "." + at.getEpochSecond() + "." + text).getBytes(UTF_8);
        return keys.stream().map(key -> "v1," + sign(key, signed)).collect(Collectors.joining(" "));
    }

    private static String sign(SecretKeySpec key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
