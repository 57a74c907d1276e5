package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads texts and phrases in all languages of the file they stand in. */
final class Wording {
    /** A file in another language. */
    record Translation(String language, Yaml root) {}

    private final String language;
    private final Map<String, List<Translation>> translations;
    private final Problems problems;

    /**
     * @param language the one the flow is written in
     * @param translations by the file they translate
     */
    Wording(String language, Map<String, List<Translation>> translations, Problems problems) {
        this.language = language;
        this.translations = translations;
        this.problems = problems;
    }

    Text text(Yaml yaml) {
        return new Text(localised(yaml, this::sentences));
    }

    Text text(Yaml yaml, String key) {
        return yaml.get(key).map(this::text).orElse(Text.EMPTY);
    }

    /** One text for the first time, one for the second ... */
    List<Text> texts(Yaml yaml) {
        return yaml.list().stream().map(this::text).toList();
    }

    /** Plain texts: phrases, names. */
    Localised<List<String>> strings(Yaml yaml) {
        return localised(yaml, each -> each.list().stream().map(Yaml::text).toList());
    }

    Localised<String> string(Yaml yaml) {
        return localised(yaml, Yaml::text);
    }

    private <T> Localised<T> localised(Yaml yaml, Function<Yaml, T> reader) {
        Localised<T> all = Localised.of(language, reader.apply(yaml));
        for (Translation translation : translations.getOrDefault(yaml.file(), List.of())) {
            String way = translated(yaml.path());
            Optional<Yaml> there = translation.root().find(way);
            if (there.isPresent()) all = all.and(translation.language(), reader.apply(there.get()));
            else
                problems.error(
                        translation.root().place(),
                        "\"" + way + "\" is missing in " + translation.language(),
                        "it translates " + yaml.place());
        }
        return all;
    }

    /** Where a translation has what stands at {@code path} in the flow. */
    private static String translated(String path) {
        return path.replaceFirst("\\.confirm\\.(ask|say)$", ".confirm")
                .replaceFirst("\\.choices\\.([^.]+)\\.phrases$", ".choices.$1")
                .replaceFirst("^slots\\.([^.]+)\\.choice\\.([^.]+)\\.phrases$", "slots.$1.$2")
                .replaceFirst("^calendars\\.([^.]+)\\.closed\\.", "calendars.$1.");
    }

    private List<Sentence> sentences(Yaml yaml) {
        List<Sentence> sentences = new ArrayList<>();
        for (Yaml each : yaml.list()) {
            try {
                sentences.addAll(SentenceParser.parse(each.text()));
            } catch (Misread e) {
                problems.error(each.at(e.position()), e.what(), e.mend());
            }
        }
        return sentences;
    }
}
