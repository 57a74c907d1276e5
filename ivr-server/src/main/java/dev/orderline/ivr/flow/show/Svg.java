package dev.orderline.ivr.flow.show;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes elements of SVG, one on a line. Whatever texts and values hold is escaped; names of
 * elements and attributes are ours. Used by one thread.
 */
final class Svg {
    private static final Pattern SPECIAL = Pattern.compile("[&<>\"']");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes name, value, name, value ...
     */
    Svg open(String element, Object... attributes) {
        begin(element, attributes).append(">\n");
        open.push(element);
        return this;
    }

    Svg close() {
        String element = open.pop();
        text.repeat(' ', open.size()).append("</").append(element).append(">\n");
        return this;
    }

    Svg empty(String element, Object... attributes) {
        begin(element, attributes).append("/>\n");
        return this;
    }

    /** An element that holds a text. */
    Svg text(String element, String words, Object... attributes) {
        begin(element, attributes)
                .append('>')
                .append(escaped(Printable.of(words)))
                .append("</")
                .append(element)
                .append(">\n");
        return this;
    }

    private StringBuilder begin(String element, Object... attributes) {
        text.repeat(' ', open.size()).append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2)
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(written(attributes[i + 1])))
                    .append('"');
        return text;
    }

    private static String written(Object value) {
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }

    /** A tenth of a pixel is seen, less is not. */
    static String number(double pixels) {
        BigDecimal rounded = BigDecimal.valueOf(pixels).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String escaped(String words) {
        return SPECIAL.matcher(words)
                .replaceAll(found ->
                        switch (found.group()) {
                            case "&" -> "&amp;";
                            case "<" -> "&lt;";
                            case ">" -> "&gt;";
                            case "\"" -> "&quot;";
                            default -> "&#39;";
                        });
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
