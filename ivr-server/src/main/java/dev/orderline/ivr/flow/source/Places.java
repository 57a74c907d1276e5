package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Wording.Translation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of some flows stands, by flow and by way in it: {@code states.wish.ask}. What a
 * flow took from a common file stands there, and what it says in another language in a translation.
 */
public final class Places {
    private final Map<String, List<Yaml>> files = new HashMap<>();
    private final Map<String, List<Translation>> translations = new HashMap<>();

    /**
     * @param own the flow's file, then those it takes from
     * @param translated all translations of these
     */
    void add(String flow, List<Yaml> own, List<Translation> translated) {
        files.put(flow, List.copyOf(own));
        translations.put(flow, List.copyOf(translated));
    }

    /** The place of {@code path}, or of the nearest thing around it that is written. */
    public Place of(String flow, String path) {
        List<Yaml> known = files.getOrDefault(flow, List.of());
        for (String way = path; !way.isEmpty(); way = around(way)) {
            String here = way;
            Optional<Place> place =
                    known.stream()
                            .flatMap(file -> file.find(here).stream())
                            .map(Yaml::place)
                            .findFirst();
            if (place.isPresent()) return place.get();
        }
        return known.isEmpty() ? new Place(FlowFiles.file(flow), 1, 1) : known.getFirst().place();
    }

    /** The place of {@code path} as it is written in {@code language}. */
    public Place of(String flow, String language, String path) {
        return translated(flow, language, path)
                .map(Yaml::place)
                .findFirst()
                .orElseGet(() -> of(flow, path));
    }

    /** Where character {@code position} of the text at {@code path} stands. */
    public Place of(String flow, String language, String path, int position) {
        Stream<Yaml> original =
                files.getOrDefault(flow, List.of()).stream()
                        .flatMap(file -> file.find(path).stream());
        return Stream.concat(translated(flow, language, path), original)
                .map(yaml -> yaml.at(position))
                .findFirst()
                .orElseGet(() -> of(flow, path));
    }

    private Stream<Yaml> translated(String flow, String language, String path) {
        return translations.getOrDefault(flow, List.of()).stream()
                .filter(translation -> translation.language().equals(language))
                .flatMap(translation ->
                        translation.root().find(Counterpart.inTranslation(path)).stream());
    }

    private static String around(String way) {
        return way.substring(0, Math.max(0, Math.max(way.lastIndexOf('.'), way.lastIndexOf('['))));
    }
}
