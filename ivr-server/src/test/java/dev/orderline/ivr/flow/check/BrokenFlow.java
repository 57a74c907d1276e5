package dev.orderline.ivr.flow.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A flow with one mistake, and how it must be refused: written at the end of the line it is about,
 * as {@code # error 12: what is wrong; how to mend it}, where 12 is the column.
 *
 * @param name of the flow: {@code broken/NAME.yaml}, or {@code broken/NAME/NAME.yaml} beside its
 *     translations and subflows
 * @param files its own, and those of {@code sound} that flows use
 * @param expected what must be told, in the order of the files, as editors read it
 */
record BrokenFlow(String name, FlowFiles files, List<String> expected) {
    private static final Path FOLDER = Path.of("src/test/resources/flows");
    private static final Pattern EXPECTED =
            Pattern.compile("# (error|warning) ([0-9]+): (.*?)(?= # (?:error|warning) [0-9]+: |$)");

    BrokenFlow {
        expected = List.copyOf(expected);
    }

    /** All there are, by name. */
    static List<BrokenFlow> all() {
        return list(FOLDER.resolve("broken")).map(BrokenFlow::read).toList();
    }

    /** The flows of {@code sound}. */
    static FlowFiles sound() {
        return new FlowFiles(texts(FOLDER.resolve("sound")));
    }

    /** The flow whose name begins its line of the report: {@code file:line:column: kind: text}. */
    private static BrokenFlow read(Path path) {
        Map<String, String> own =
                Files.isDirectory(path) ? texts(path) : Map.of(fileName(path), text(path));
        Map<String, String> all = new TreeMap<>(sound().texts());
        all.putAll(own);
        List<String> expected = new ArrayList<>();
        new TreeMap<>(own).forEach((file, text) -> expected.addAll(expected(file, text)));
        return new BrokenFlow(fileName(path).replace(".yaml", ""), new FlowFiles(all), expected);
    }

    private static List<String> expected(String file, String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = EXPECTED.matcher(lines.get(i));
            while (comment.find())
                expected.add(
                        "%s:%d:%s: %s: %s"
                                .formatted(
                                        file,
                                        i + 1,
                                        comment.group(2),
                                        comment.group(1),
                                        comment.group(3).strip()));
        }
        return expected;
    }

    /** What was told, as {@link #expected} has it. */
    static List<String> told(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        list(folder).forEach(file -> texts.put(fileName(file), text(file)));
        return texts;
    }

    /** What is not written in UTF-8 reads as the sign for what was lost. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
