package dev.orderline.ivr.flow.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Makes texts of whoever wrote them fit to be shown: no control characters, no longer than fits.
 */
final class Printable {
    private static final String MORE = "…";
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /**
     * The text in one line: white space of any kind becomes one blank, what cannot be seen or turns
     * the direction of writing is left out, and what is no character becomes U+FFFD.
     */
    static String of(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                        if (!printable.isEmpty() && printable.charAt(printable.length() - 1) != ' ')
                            printable.append(' ');
                    } else if (isNoCharacter(point)) printable.appendCodePoint(REPLACEMENT);
                    else if (!isHidden(point)) printable.appendCodePoint(point);
                });
        return printable.toString().strip();
    }

    private static boolean isNoCharacter(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    /** Some scripts and pictures are written with joiners. */
    private static boolean isHidden(int point) {
        return Character.getType(point) == Character.FORMAT
                && point != ZERO_WIDTH_JOINER
                && point != ZERO_WIDTH_NON_JOINER;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** {@link #of}, of {@code most} characters at most; a text that is cut ends with "…". */
    static String shortened(String text, int most) {
        String printable = of(text);
        if (length(printable) <= most) return printable;
        return printable.substring(0, printable.offsetByCodePoints(0, most - 1)).strip() + MORE;
    }

    /**
     * The words of a printable text in lines, none wider than {@code width} but those of a single
     * character; a word that is too wide for a line is cut.
     */
    static List<String> wrapped(String text, double width, ToDoubleFunction<String> measure) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : List.of(text.split(" "))) {
            String rest = word;
            if (!line.isEmpty() && measure.applyAsDouble(line + " " + word) <= width) {
                line.append(' ').append(word);
                continue;
            }
            if (!line.isEmpty()) lines.add(line.toString());
            while (measure.applyAsDouble(rest) > width && length(rest) > 1) {
                String piece = fitting(rest, width, measure);
                lines.add(piece);
                rest = rest.substring(piece.length());
            }
            line.setLength(0);
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@link #wrapped}, in so many lines at most; what is left out is "…". */
    static List<String> wrapped(
            String text, double width, ToDoubleFunction<String> measure, int most) {
        List<String> lines = wrapped(text, width, measure);
        if (lines.size() <= most) return lines;
        List<String> first = new ArrayList<>(lines.subList(0, most));
        String last = first.removeLast();
        while (length(last) > 1 && measure.applyAsDouble(last + MORE) > width)
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).strip();
        first.add(last + MORE);
        return first;
    }

    /** As much of the beginning of {@code word} as fits, one character at least. */
    private static String fitting(String word, double width, ToDoubleFunction<String> measure) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (measure.applyAsDouble(word.substring(0, next)) > width) break;
            end = next;
        }
        return word.substring(0, end);
    }
}
