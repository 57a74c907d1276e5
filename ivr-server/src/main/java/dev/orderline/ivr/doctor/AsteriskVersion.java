package dev.orderline.ivr.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Asterisk, and what is known to be wrong with it. {@code unfit} in {@code
 * scripts/lib/asterisk.sh} refuses the same ones.
 */
record AsteriskVersion(int major, int minor) {
    private static final Pattern SAID =
            Pattern.compile("^Asterisk (?:GIT-)?(\\d{1,3})\\.(\\d{1,3})");

    /** Reads what {@code asterisk -V} says: {@code Asterisk 22.10.1}. */
    static Optional<AsteriskVersion> parse(String said) {
        Matcher version = SAID.matcher(said.strip());
        if (!version.find()) return Optional.empty();
        return Optional.of(
                new AsteriskVersion(
                        Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))));
    }

    /** Refuses what cannot carry calls; remarks what can be lived with. */
    Finding finding() {
        if (!hasJsonMedia())
            return new Finding.Wrong(
                    "%s has no JSON messages on its media WebSocket, or crashes in them: take 20.18, 22.8, 23.2 or later"
                            .formatted(this));
        return new Finding.Well(
                hasHandshakeLimit()
                        ? this + " is fit"
                        : this
                                + " is fit; 22.11 no longer lets a caller ring on when a server hangs while it is connected to");
    }

    /** chan_websocket with control_message_format = json. */
    private boolean hasJsonMedia() {
        return switch (major) {
            case 20 -> minor >= 18;
            case 22 -> minor >= 8;
            case 23 -> minor >= 2;
            default -> major > 23;
        };
    }

    /** A handshake of WebSocket's ends by itself; known to be so from 22.11 on. */
    private boolean hasHandshakeLimit() {
        return major != 22 || minor >= 11;
    }

    @Override
    public String toString() {
        return "Asterisk " + major + "." + minor;
    }
}
