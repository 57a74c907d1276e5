package dev.orderline.ivr.flow.source;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/** How a text of one line is written in a file: with quotes and what they make of some signs. */
final class Written {
    private Written() {}

    /**
     * How many signs of {@code line} stand before the character at {@code position} of the text
     * that begins there.
     *
     * @param position counted from 0, as in a string
     */
    static int signsBefore(String line, ScalarStyle style, int position) {
        if (style == ScalarStyle.PLAIN)
            return line.codePointCount(0, Math.min(position, line.length()));
        boolean isDouble = style == ScalarStyle.DOUBLE_QUOTED;
        int at = 1;
        for (int read = 0; read < position && at < line.length(); read++) {
            char sign = line.charAt(at);
            if (isDouble && sign == '\\') at += escaped(line, at);
            else at += !isDouble && sign == '\'' ? 2 : 1;
        }
        return line.codePointCount(0, Math.min(at, line.length()));
    }

    /** How long what begins with a backslash is. */
    private static int escaped(String line, int at) {
        char kind = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        return 2
                + switch (kind) {
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    default -> 0;
                };
    }
}
