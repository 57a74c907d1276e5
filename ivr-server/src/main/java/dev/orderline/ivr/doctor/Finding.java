package dev.orderline.ivr.doctor;

/** What was found of one part of the line, in one sentence for an administrator. */
public sealed interface Finding {
    String sentence();

    /** For the terminal: how it is, of which part, and the sentence. */
    default String line(String part) {
        String kind =
                switch (this) {
                    case Well _ -> "well";
                    case Idle _ -> "idle";
                    case Wrong _ -> "WRONG";
                };
        return "%-6s %-12s %s".formatted(kind, part, sentence());
    }

    /** As it should be. */
    record Well(String sentence) implements Finding {}

    /** Nothing is wrong, and nothing to look at before the line is started. */
    record Idle(String sentence) implements Finding {}

    /** Calls suffer, or will; the sentence also says how to mend it. */
    record Wrong(String sentence) implements Finding {}
}
