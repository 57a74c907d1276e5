package dev.orderline.ivr.orders;

import java.util.Optional;

/**
 * What a label's link is known by: 128 random bits as 32 lower-case hexadecimal digits. Whoever has
 * it sees the label, with names and addresses, so it is a secret; {@code toString} hides it.
 */
public record LabelToken(String value) {
    private static final String FORM = "[0-9a-f]{32}";

    public LabelToken {
        if (!value.matches(FORM)) throw new IllegalArgumentException("not a label's token");
    }

    /** The token that {@code text}, which comes from outside, is; empty if it is none. */
    public static Optional<LabelToken> parse(String text) {
        return text.matches(FORM) ? Optional.of(new LabelToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "LabelToken[...]";
    }
}
