package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Shape.Member;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference of all keys of the flow language, in Markdown: one table for each mapping. */
public final class FlowReference {
    private FlowReference() {}

    /** Tables of all mappings, a flow's first. */
    public static String markdown() {
        return "# Flow reference\n\nWritten from the program: every key, what it holds and what it is"
                + " for. A list may be written as one value where it has one.\n"
                + FlowShapes.all().stream().map(FlowReference::table).collect(Collectors.joining());
    }

    private static String table(Shape shape) {
        return "\n## "
                + shape.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + shape.name().substring(1)
                + "\n\n"
                + shape.says()
                + "\n\n| key | holds | for |\n| --- | --- | --- |\n"
                + shape.keys().stream().map(FlowReference::row).collect(Collectors.joining());
    }

    private static String row(Member key) {
        return "| `"
                + key.name()
                + "`"
                + (key.required() ? "" : " (optional)")
                + " | "
                + cell(held(key.form()))
                + " | "
                + cell(key.says())
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String held(Form form) {
        return switch (form) {
            case Form.Text text -> text.described();
            case Form.Whole(int least, int most) -> least + " to " + most;
            case Form.Time(Duration least, Duration most) ->
                    "a time, " + written(least) + " to " + written(most);
            case Form.YesNo() -> "yes or no";
            case Form.OneOf(List<String> words) ->
                    words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
            case Form.ListOf(Form each) -> "a list: " + held(each);
            case Form.MapOf map -> map.key().described() + ": " + held(map.each());
            case Form.Keys(Shape shape) -> shape.name();
            case Form.Either(Form text, Form mapping) -> held(text) + "; or " + held(mapping);
            case Form.Kinds kinds ->
                    "a " + kinds.name() + ": with " + "`" + String.join("`, `", kinds.keys()) + "`";
        };
    }

    private static String written(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
