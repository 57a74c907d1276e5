package dev.orderline.ivr.command;

import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells problems as compilers do, with the line they are in. */
final class Telling {
    private static final int WIDEST = 120;

    private final PrintWriter out;
    private final Path folder;
    private final Map<String, String> texts;

    /**
     * @param folder where the files lie, for editors that follow the places
     */
    Telling(PrintWriter out, Path folder, FlowFiles files) {
        this(out, folder, files.texts());
    }

    Telling(PrintWriter out, Path folder, Map<String, String> texts) {
        this.out = out;
        this.folder = folder;
        this.texts = texts;
    }

    void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            out.println(
                    folder.resolve(problem.place().file())
                            + problem.toString().substring(problem.place().file().length()));
            line(problem.place()).ifPresent(line -> excerpt(line, problem.place()));
        }
    }

    private Optional<String> line(Place place) {
        return Optional.ofNullable(texts.get(place.file())).stream()
                .flatMap(text -> text.lines().skip(place.line() - 1L).limit(1))
                .filter(line -> !line.isBlank())
                .findFirst();
    }

    private void excerpt(String line, Place place) {
        int column = Math.min(place.column(), line.length() + 1) - 1;
        int from = Math.max(0, Math.min(column - WIDEST / 2, line.length() - WIDEST));
        String shown = line.substring(from, Math.min(line.length(), from + WIDEST));
        out.printf("%6d | %s%n", place.line(), shown.replace('\t', ' '));
        out.println("       | " + " ".repeat(column - from) + "^");
    }
}
