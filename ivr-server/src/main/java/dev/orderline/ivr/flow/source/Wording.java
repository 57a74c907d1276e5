package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        var text = new Text(localised(yaml, this::sentences));
        for (Translation translation : translations.getOrDefault(yaml.file(), List.of()))
            translation
                    .root()
                    .find(Counterpart.inTranslation(yaml.path()))
                    .ifPresent(there -> speaksTheSame(text, translation.language(), there));
        return text;
    }

    private void speaksTheSame(Text text, String other, Yaml there) {
        Set<String> spoken = text.slotsIn(language);
        if (!text.slotsIn(other).equals(spoken))
            problems.warning(
                    there.place(),
                    "this does not speak the same slots as in " + language,
                    spoken.isEmpty()
                            ? "there it speaks none"
                            : "there it speaks {" + String.join("}, {", spoken) + "}");
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
            String way = Counterpart.inTranslation(yaml.path());
            Optional<Yaml> there = translation.root().find(way);
            if (there.isPresent()) all = all.and(translation.language(), reader.apply(there.get()));
            else
                problems.error(
                        around(translation.root(), way),
                        "\"" + way + "\" is missing",
                        "translate what stands at " + yaml.place());
        }
        return all;
    }

    /** The place of the nearest thing around {@code way}. */
    private static Place around(Yaml root, String way) {
        for (int dot = way.lastIndexOf('.'); dot > 0; dot = way.lastIndexOf('.', dot - 1)) {
            Optional<Yaml> there = root.find(way.substring(0, dot));
            if (there.isPresent()) return there.get().place();
        }
        return root.place();
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
