package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Broken flows that are too large to be written down, or are not there. */
final class LargeFlows {
    private static final String END = "\n  bye:\n    end: done\n";

    private LargeFlows() {}

    static List<BrokenFlow> all() {
        return List.of(
                flow(
                        "not-there",
                        Map.of("not-here.yaml", head("not-here")),
                        "not-there.yaml:1:1: error: there is no such file; did you mean"
                                + " \"not-here.yaml\"?"),
                flow(
                        "too-long-a-file",
                        Map.of(
                                "too-long-a-file.yaml",
                                head("too-long-a-file") + "# ".repeat(500_000)),
                        "too-long-a-file.yaml:1:1: error: the file has "),
                flow(
                        "too-deep",
                        Map.of("too-deep.yaml", "flow: " + "[".repeat(30) + "]".repeat(30)),
                        "too-deep.yaml:1:26: error: this stands within too much else"),
                chain("too-many-flows", 60, "it goes through more than 50 flows"),
                chain("too-many-within", 20, "too many flows one within the other: "),
                flow(
                        "too-many-states",
                        many("too-many-states", 6_000),
                        "too-many-states.yaml:6:1: error: with all flows"));
    }

    private static BrokenFlow flow(String name, Map<String, String> own, String expected) {
        Map<String, String> all = new TreeMap<>(BrokenFlow.sound().texts());
        all.putAll(own);
        return new BrokenFlow(name, new FlowFiles(all), List.of(expected));
    }

    private static String head(String name) {
        return "flow: " + name + "\nuses: common\nstart: bye\n\n";
    }

    /** Flows each of which goes through the next. */
    private static BrokenFlow chain(String name, int length, String expected) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < length; i++)
            files.put(
                    (i == 0 ? name : name + i) + ".yaml",
                    "flow: %s\nuses: common\nstart: go\n\nstates:\n  go:\n    subflow: %s%d\n    on: {done: bye}%s"
                            .formatted(i == 0 ? name : name + i, name, i + 1, END));
        files.put(name + length + ".yaml", head(name + length) + "states:" + END);
        return flow(name, files, expected);
    }

    private static Map<String, String> many(String name, int states) {
        String all =
                IntStream.range(0, states)
                        .mapToObj(i -> "  s%d: {say: Hello., then: s%d}\n".formatted(i, i + 1))
                        .collect(Collectors.joining());
        return Map.of(
                name + ".yaml",
                "flow: %s\nuses: common\nstart: s0\n\n\nstates:\n%s  s%d: {end: done}\n"
                        .formatted(name, all, states));
    }
}
