package dev.orderline.ivr.console;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What texts of requests may be. */
final class Text {
    /** Without what cannot be seen. */
    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}+");

    private static final Pattern UUID_DIGITS =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private Text() {}

    static boolean isName(String text, int longest) {
        return text.length() <= longest && NAME.matcher(text).matches();
    }

    /** Of 36 characters: Java's own parser takes shorter ones. */
    static Optional<UUID> uuid(String text) {
        return UUID_DIGITS.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** The id of a scan. */
    static UUID scan(String text) throws Refusal {
        return uuid(text).orElseThrow(() -> JsonBody.unfit("Make the field scan a UUID"));
    }
}
