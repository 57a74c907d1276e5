package dev.orderline.ivr.orders;

import java.util.Optional;

/**
 * What a photo link is known by: 128 random bits as 32 lower-case hexadecimal digits. Whoever has
 * it may send photos, so it is a secret; {@code toString} hides it.
 */
public record PhotoToken(String value) {
    private static final String FORM = "[0-9a-f]{32}";

    public PhotoToken {
        if (!value.matches(FORM)) throw new IllegalArgumentException("not a photo token");
    }

    /** The token that {@code text}, which comes from outside, is; empty if it is none. */
    public static Optional<PhotoToken> parse(String text) {
        return text.matches(FORM) ? Optional.of(new PhotoToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PhotoToken[...]";
    }
}
