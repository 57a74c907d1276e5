package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder with the drafts of flows, and their scenarios below {@code tests}. */
public final class FlowFolder {
    private static final int MAX_FILES = 500;
    private static final long MAX_BYTES = 4_000_000;
    private static final String SCENARIOS = "tests";
    private static final int SCENARIOS_DEEP = 4;

    private FlowFolder() {}

    /**
     * Reads its YAML files; what is too long is no flow and is left out.
     *
     * @throws UncheckedIOException if it is not there or cannot be read; the message says which
     *     file
     */
    public static FlowFiles read(Path folder) {
        return new FlowFiles(texts(folder, folder, 1));
    }

    /**
     * Reads the scenarios below it.
     *
     * @return their texts by their files, from the folder of flows: {@code tests/welcome/late.yaml}
     * @throws UncheckedIOException if one cannot be read; the message says which file
     */
    public static Map<String, String> scenarios(Path folder) {
        Path tests = folder.resolve(SCENARIOS);
        return Files.isDirectory(tests) ? texts(tests, folder, SCENARIOS_DEEP) : Map.of();
    }

    /** The texts of files below {@code folder}, by their names from {@code base}, sorted. */
    private static Map<String, String> texts(Path folder, Path base, int deep) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(folder, deep)) {
            try {
                if (Files.size(file) <= MAX_BYTES)
                    texts.put(base.relativize(file).toString(), Files.readString(file, UTF_8));
            } catch (MalformedInputException e) {
                throw new UncheckedIOException(file + " is not written in UTF-8", e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder, int deep) {
        try (Stream<Path> all = Files.walk(folder, deep)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MAX_FILES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    "there are no flows in " + folder, new IOException(e.getMessage(), e));
        }
    }
}
