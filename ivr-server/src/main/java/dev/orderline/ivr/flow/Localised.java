package dev.orderline.ivr.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Something in each of a flow's languages, by their BCP 47 tags; the first is the one the flow was
 * written in, and stands in for those that are missing.
 */
public record Localised<T>(Map<String, T> byLanguage) {
    public Localised {
        if (byLanguage.isEmpty()) throw new IllegalArgumentException("in no language");
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static <T> Localised<T> of(String language, T value) {
        return new Localised<>(Map.of(language, value));
    }

    /** It in {@code language}, or in the one it was written in. */
    public T in(String language) {
        T value = byLanguage.get(language);
        return value != null ? value : byLanguage.values().iterator().next();
    }

    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** This, and {@code value} in one language more. */
    public Localised<T> and(String language, T value) {
        Map<String, T> more = new LinkedHashMap<>(byLanguage);
        more.put(language, value);
        return new Localised<>(more);
    }
}
