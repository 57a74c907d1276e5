package dev.orderline.ivr.agi;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The one place through which a text passes before it becomes a variable of the dialplan, where
 * {@code $}, braces, commas, quotes and line ends would have a meaning of their own.
 */
final class DialplanText {
    static final int MAX_VALUE = 64;
    static final int MAX_NAME = 32;

    private DialplanText() {}

    /**
     * What of {@code text} may be a value: ASCII letters, digits, blanks and {@code . : + - #};
     * anything else becomes a blank. Cut to {@link #MAX_VALUE} characters.
     */
    static String value(String text) {
        String cut = text.substring(0, Math.min(text.length(), 4 * MAX_VALUE));
        String clean = cut.replaceAll("[^A-Za-z0-9 .:+#-]", " ").strip().replaceAll(" +", " ");
        return clean.substring(0, Math.min(clean.length(), MAX_VALUE)).strip();
    }

    /**
     * What of {@code text} may be part of a variable's name: upper-case ASCII letters, digits and
     * underscores, {@code order-number} becoming {@code ORDER_NUMBER}. Cut to {@link #MAX_NAME}.
     */
    static String name(String text) {
        String clean = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return clean.substring(0, Math.min(clean.length(), MAX_NAME));
    }

    /**
     * {@code text} as a telephone number, without what people put between digits; empty if it is
     * none.
     */
    static String number(String text, int maxDigits) {
        if (text.length() > 2 * maxDigits) return "";
        String clean = text.replaceAll("[ ().-]", "");
        return clean.matches("\\+?[0-9]{1," + maxDigits + "}") ? clean : "";
    }

    /** {@code text} as an extension; empty if it is none. */
    static String extension(String text, int maxLength) {
        return text.matches("[0-9A-Za-z+]{1," + maxLength + "}") ? text : "";
    }

    /** {@code text} as the name of a sound below a folder; {@code beep} if it is none. */
    static String sound(String text) {
        return text.matches("[a-z0-9-]{1,100}(/[a-z0-9-]{1,100})?") ? text : "beep";
    }

    /**
     * What Asterisk calls {@code zone}; empty, which is the zone of its own machine, if it knows no
     * name for it: one that is fixed and no whole hours away from the others.
     */
    static String zone(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset fixed))
            return zone.getId().matches("[A-Za-z0-9/_+-]{1,64}") ? zone.getId() : "";
        int seconds = fixed.getTotalSeconds();
        // Of these names the sign is the other way round.
        return seconds % 3_600 == 0 ? "Etc/GMT%+d".formatted(-seconds / 3_600) : "";
    }
}
