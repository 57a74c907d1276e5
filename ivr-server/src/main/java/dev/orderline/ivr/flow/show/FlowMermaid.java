package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Kind;
import dev.orderline.ivr.flow.show.Chart.Line;
import dev.orderline.ivr.flow.show.Chart.Way;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A flow as a chart for Mermaid, to be pasted into a README: {@code flowchart TD}. Whatever its
 * names and texts are, they are shown and mean nothing to Mermaid.
 */
public final class FlowMermaid {
    private static final int MOST_OF_A_TEXT = 90;
    private static final int MOST_OF_A_NAME = 60;
    private static final int MOST_OF_A_LABEL = 60;
    private static final int MOST_OF_AN_ID = 100;

    /** So that no state is called as something of Mermaid's is. */
    private static final String ID_PREFIX = "s_";

    private static final Pattern NOT_IN_IDS = Pattern.compile("[^a-z0-9]");

    private final Chart chart;
    private final Map<String, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private FlowMermaid(Chart chart) {
        this.chart = chart;
        Set<String> taken = new HashSet<>();
        for (Box box : chart.boxes()) {
            String like = ID_PREFIX + NOT_IN_IDS.matcher(box.id()).replaceAll("_");
            like = like.substring(0, Math.min(MOST_OF_AN_ID, like.length()));
            String id = like;
            for (int i = 2; !taken.add(id); i++) id = like + "_" + i;
            ids.put(box.id(), id);
        }
    }

    /**
     * The chart of a flow. What is understood everywhere is not drawn; a comment tells it.
     *
     * @param bundle whose names all mean something
     * @param language a BCP 47 tag; a text that is not there in it stands in the language it was
     *     written in
     */
    public static String of(Bundle bundle, View view, String language) {
        return new FlowMermaid(Chart.of(bundle, view, language)).written();
    }

    private String written() {
        text.append("flowchart TD\n");
        comment(chart.name());
        for (String each : chart.everywhere()) comment("everywhere: " + each);
        line(
                1,
                "call((\""
                        + quoted(chart.name(), MOST_OF_A_NAME)
                        + "\")) --> "
                        + id(chart.start()));
        boxes("", 1);
        chart.lines().forEach(this::line);
        return text.toString();
    }

    /** A comment ends with its line; braces in one would be read as a directive. */
    private void comment(String words) {
        line(1, "%% " + Printable.shortened(words, MOST_OF_A_TEXT).replaceAll("[{}]", ""));
    }

    private void boxes(String frame, int depth) {
        for (Box box : chart.boxes()) {
            if (!box.inside().equals(frame)) continue;
            if (box.kind() == Kind.FRAME) {
                line(depth, "subgraph " + id(box.id()) + "[\"" + heading(box) + "\"]");
                boxes(box.id(), depth + 1);
                line(depth, "end");
            } else line(depth, id(box.id()) + shaped(box));
        }
    }

    private String shaped(Box box) {
        String label =
                box.text().isEmpty()
                        ? quoted(box.name(), MOST_OF_A_NAME)
                        : quoted(box.name(), MOST_OF_A_NAME)
                                + "<br>"
                                + quoted(box.text(), MOST_OF_A_TEXT);
        return switch (box.kind()) {
            case SAY -> "[\"" + label + "\"]";
            case ASK, ASK_SECRET -> "[/\"" + label + "\"/]";
            case DO, SUBFLOW -> "[[\"" + label + "\"]]";
            case CHOOSE -> "{\"" + label + "\"}";
            case TRANSFER, VOICEMAIL, CALL_BACK, END, BACK -> "([\"" + label + "\"])";
            case FRAME -> throw new IllegalArgumentException("a frame has no shape");
        };
    }

    private static String heading(Box frame) {
        return quoted(frame.name(), MOST_OF_A_NAME) + ": " + quoted(frame.text(), MOST_OF_A_NAME);
    }

    private void line(Line line) {
        String label =
                line.ways().stream()
                        .map(Way::label)
                        .filter(each -> !each.isEmpty())
                        .map(each -> quoted(each, MOST_OF_A_LABEL))
                        .collect(Collectors.joining("<br>"));
        String arrow = line.isLimit() ? " -.->" : " -->";
        line(
                1,
                id(line.from())
                        + arrow
                        + (label.isEmpty() ? " " : "|\"" + label + "\"| ")
                        + id(line.to()));
    }

    private void line(int depth, String words) {
        text.repeat(' ', 4 * depth).append(words).append('\n');
    }

    private String id(String box) {
        String id = ids.get(box);
        if (id == null) throw new IllegalArgumentException("no state " + box);
        return id;
    }

    /**
     * A text in Mermaid's quotes. Mermaid reads {@code #35;} as the character of that number; all
     * but letters, digits and a few signs are written so.
     */
    private static String quoted(String words, int most) {
        String shown = Printable.shortened(words, most);
        if (shown.isEmpty()) return "#32;";
        var quoted = new StringBuilder();
        shown.codePoints()
                .forEach(point -> {
                    if (isPlain(point)) quoted.appendCodePoint(point);
                    else quoted.append('#').append(point).append(';');
                });
        return quoted.toString();
    }

    private static boolean isPlain(int point) {
        return Character.isLetterOrDigit(point) || " .,?!'()/-".indexOf(point) >= 0;
    }
}
