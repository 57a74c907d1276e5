package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Wording.Translation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a translation holds nothing that the file it translates has not. */
final class TranslationCheck {
    /** Keys of the translation itself. */
    private static final Set<String> ITS_OWN = Set.of("translates", "language");

    private final Yaml original;
    private final Problems problems;

    TranslationCheck(Yaml original, Problems problems) {
        this.original = original;
        this.problems = problems;
    }

    void check(Translation translation) {
        for (Yaml.Pair pair : translation.root().pairs())
            if (!ITS_OWN.contains(pair.key().text())) check(pair.value(), pair.key());
    }

    private void check(Yaml translated, Yaml key) {
        if (!isIn(translated.path())) {
            problems.error(
                    key.place(),
                    original.file() + " has no \"" + translated.path() + "\" to translate",
                    Nearest.to(key.text(), beside(translated.path()))
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("take it out"));
            return;
        }
        for (Yaml.Pair pair : translated.pairs()) check(pair.value(), pair.key());
        if (translated.path().matches(".*\\.no-(match|input)"))
            for (Yaml each : translated.list())
                if (!each.path().equals(translated.path()) && !isIn(each.path()))
                    problems.error(
                            each.place(),
                            original.file() + " has fewer texts here",
                            "translate each of them, and no more");
    }

    private boolean isIn(String path) {
        return Counterpart.inFlow(path).stream().anyMatch(way -> original.find(way).isPresent());
    }

    /** The names that stand in the original where the last of {@code path} should. */
    private List<String> beside(String path) {
        int last = path.lastIndexOf('.');
        Optional<Yaml> around =
                last < 0
                        ? Optional.of(original)
                        : original.find(
                                path.substring(0, last)
                                        .replaceFirst("^(slots\\.[^.]+)$", "$1.choice")
                                        .replaceFirst("^(calendars\\.[^.]+)$", "$1.closed"));
        return around.map(yaml -> List.copyOf(yaml.entries().keySet())).orElse(List.of());
    }
}
