package dev.orderline.ivr.flow.source;

import java.util.List;

/** Where what stands in a flow stands in a translation of it, and the other way round. */
final class Counterpart {
    private Counterpart() {}

    /** Where a translation has what stands at {@code path} in the flow. */
    static String inTranslation(String path) {
        return path.replaceFirst("\\.confirm\\.(ask|say)$", ".confirm")
                .replaceFirst("\\.choices\\.([^.]+)\\.phrases", ".choices.$1")
                .replaceFirst("^slots\\.([^.]+)\\.choice\\.([^.]+)\\.phrases", "slots.$1.$2")
                .replaceFirst("^calendars\\.([^.]+)\\.closed\\.", "calendars.$1.");
    }

    /** Where the flow may have what stands at {@code path} in a translation. */
    static List<String> inFlow(String path) {
        if (path.matches("states\\.[^.]+\\.confirm")) return List.of(path + ".ask", path + ".say");
        return List.of(
                path.replaceFirst("^(states\\.[^.]+\\.choices\\.[^.]+)$", "$1.phrases")
                        .replaceFirst("^slots\\.([^.]+)\\.([^.]+)$", "slots.$1.choice.$2.phrases")
                        .replaceFirst("^calendars\\.([^.]+)\\.([^.]+)$", "calendars.$1.closed.$2"));
    }
}
