package dev.orderline.ivr.flow.source;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes JSON that people read in diffs: two blanks for each level, keys in the order given. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /**
     * @param value maps with texts for keys, lists, texts, whole numbers, truth values
     */
    static String of(Object value) {
        var json = new JsonText();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(Object value, String line) {
        switch (value) {
            case Map<?, ?> map -> {
                text.append('{');
                for (Iterator<? extends Map.Entry<?, ?>> each = map.entrySet().iterator();
                        each.hasNext(); ) {
                    Map.Entry<?, ?> pair = each.next();
                    text.append(line).append("  ");
                    quote(String.valueOf(pair.getKey()));
                    text.append(": ");
                    write(pair.getValue(), line + "  ");
                    if (each.hasNext()) text.append(',');
                }
                text.append(map.isEmpty() ? "" : line).append('}');
            }
            case List<?> list -> {
                text.append('[');
                for (int i = 0; i < list.size(); i++) {
                    text.append(i == 0 ? "" : ",").append(line).append("  ");
                    write(list.get(i), line + "  ");
                }
                text.append(list.isEmpty() ? "" : line).append(']');
            }
            case Integer number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case String string -> quote(string);
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        }
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char sign = string.charAt(i);
            if (sign == '"' || sign == '\\') text.append('\\');
            if (sign < ' ') text.append(String.format("\\u%04x", (int) sign));
            else text.append(sign);
        }
        text.append('"');
    }
}
