package dev.orderline.ivr.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code src/site/flows}, as steps that can be followed: comments in front of its
 * examples say what a reader does with them.
 */
public record Guide(List<Step> steps) {
    private static final Pattern STEP =
            Pattern.compile(
                    """
                    <!-- (?<kind>file|edit): (?<what>.*?) -->
                    |```(?<fence>yaml|console)
                    (?<text>.*?)```
                    """,
                    Pattern.DOTALL);

    public Guide {
        steps = List.copyOf(steps);
    }

    /** What a page asks for. */
    public sealed interface Step {
        /** To be written as it is. */
        record Write(String file, String text) implements Step {}

        /** To be changed in a file, where it stands exactly once. */
        record Edit(String file, String old, String text) implements Step {}

        /** A part of a file that comes along. */
        record Excerpt(String text) implements Step {}

        /**
         * A command, with what is typed and what comes.
         *
         * @param input lines
         * @param output a pattern, for lines without blanks at their ends
         */
        record Run(List<String> arguments, List<String> input, Pattern output) implements Step {
            public Run {
                arguments = List.copyOf(arguments);
                input = List.copyOf(input);
            }
        }
    }

    public static Guide read(Path page) throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(Files.readString(page));
        Optional<String> file = Optional.empty();
        while (step.find()) {
            if ("file".equals(step.group("kind"))) {
                file = Optional.of(step.group("what"));
            } else if ("edit".equals(step.group("kind"))) {
                steps.add(edit(step.group("what")));
            } else if (step.group("fence").equals("console")) {
                steps.addAll(runs(step.group("text")));
            } else {
                String text = step.group("text");
                steps.add(
                        file.<Step>map(name -> new Step.Write(name, text))
                                .orElseGet(() -> new Step.Excerpt(text)));
                file = Optional.empty();
            }
        }
        return new Guide(steps);
    }

    private static Step edit(String what) {
        Matcher parts = Pattern.compile("(\\S+): (.*) => (.*)").matcher(what);
        if (!parts.matches()) throw new IllegalArgumentException("no edit: " + what);
        return new Step.Edit(parts.group(1), parts.group(2), parts.group(3));
    }

    private static List<Step> runs(String console) {
        List<Step> runs = new ArrayList<>();
        for (String session : List.of(console.split("(?m)^\\$ ", -1))) {
            if (session.isBlank()) continue;
            List<String> lines = session.lines().toList();
            runs.add(
                    new Step.Run(
                            arguments(lines.getFirst()),
                            lines.stream()
                                    .filter(line -> line.startsWith("> "))
                                    .map(line -> line.substring(2))
                                    .toList(),
                            output(lines.subList(1, lines.size()))));
        }
        return runs;
    }

    /** As a shell parts them. */
    private static List<String> arguments(String line) {
        return Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(line)
                .results()
                .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                .toList();
    }

    private static Pattern output(List<String> lines) {
        var pattern = new StringBuilder();
        for (String line : lines)
            pattern.append(line.equals("...") ? "(?:.*\n)*?" : like(line.stripTrailing()) + "\n");
        return Pattern.compile(pattern.toString());
    }

    private static String like(String line) {
        return Pattern.quote(line)
                .replaceAll("\\.\\.\\.", "\\\\E.*\\\\Q")
                .replaceAll("text, [0-9]+ ms", "text, \\\\E[0-9]+\\\\Q ms");
    }
}
