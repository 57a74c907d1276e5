package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Flow.Universal;
import java.util.List;

/**
 * Plain text of 100 columns: lines, and rows of a label and a text beside it. Used by one thread.
 */
final class Page {
    static final int COLUMNS = 100;

    private static final int LABEL_AT = 4;
    private static final int TEXT_AT = 24;

    private final StringBuilder text = new StringBuilder();

    /** A heading with a rule below, apart from what was before. */
    void heading(String heading) {
        if (!text.isEmpty()) text.append("\n\n");
        List<String> lines = wrapped(heading, COLUMNS);
        lines.forEach(line -> text.append(line).append('\n'));
        int longest = lines.stream().mapToInt(Printable::length).max().orElse(0);
        text.append("=".repeat(longest)).append('\n');
    }

    /** A paragraph, without what was before. */
    void paragraph(String words) {
        text.append('\n');
        line(words);
    }

    /** A line of its own, wrapped if it is too long. */
    void line(String words) {
        wrapped(words, COLUMNS).forEach(line -> text.append(line).append('\n'));
    }

    /** A text with a label before it; without one, it goes on with what is above. */
    void row(String label, String words) {
        row("", label, words);
    }

    /** A row for what a key does; those without a key stand with the others. */
    void keyed(char key, String name, String words) {
        row(key == Universal.NO_KEY ? "  " : key + " ", name, words);
    }

    private void row(String mark, String label, String words) {
        List<String> labels = wrapped(label, COLUMNS - LABEL_AT - mark.length());
        String before = " ".repeat(LABEL_AT) + mark + labels.removeFirst();
        for (String line : labels) {
            text.append(before).append('\n');
            before = " ".repeat(LABEL_AT + mark.length()) + line;
        }
        if (Printable.length(before) >= TEXT_AT) {
            text.append(before).append('\n');
            before = "";
        }
        for (String line : wrapped(words, COLUMNS - TEXT_AT)) {
            String padding = " ".repeat(TEXT_AT - Printable.length(before));
            text.append((before + padding + line).stripTrailing()).append('\n');
            before = "";
        }
    }

    private static List<String> wrapped(String words, int columns) {
        return Printable.wrapped(Printable.of(words), columns, Printable::length);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
