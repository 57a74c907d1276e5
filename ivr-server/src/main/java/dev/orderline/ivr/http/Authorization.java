package dev.orderline.ivr.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.outbox.Secret;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Headers by which we are let in, and known again. */
public final class Authorization {
    private static final String NAME = "Authorization";

    private Authorization() {}

    public static Map<String, String> bearer(Secret key) {
        return Map.of(NAME, "Bearer " + key.value());
    }

    public static Map<String, String> basic(String user, Secret password) {
        byte[] both = (user + ":" + password.value()).getBytes(US_ASCII);
        return Map.of(NAME, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** What is asked for with the same key is to be done once. */
    public static Map<String, String> once(UUID key, Map<String, String> authorization) {
        Map<String, String> headers = new HashMap<>(authorization);
        headers.put("Idempotency-Key", key.toString());
        return headers;
    }
}
