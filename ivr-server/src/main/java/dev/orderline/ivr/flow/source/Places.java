package dev.orderline.ivr.flow.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of some flows stands, by flow and by way in it: {@code states.wish.ask}. What a
 * flow took from a common file stands there.
 */
public final class Places {
    private final Map<String, List<Yaml>> files = new HashMap<>();

    /**
     * @param own the flow's file, then those it takes from
     */
    void add(String flow, List<Yaml> own) {
        files.put(flow, List.copyOf(own));
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

    /** Where character {@code position} of the text at {@code path} stands. */
    public Place of(String flow, String path, int position) {
        return files.getOrDefault(flow, List.of()).stream()
                .flatMap(file -> file.find(path).stream())
                .map(yaml -> yaml.at(position))
                .findFirst()
                .orElseGet(() -> of(flow, path));
    }

    private static String around(String way) {
        return way.substring(0, Math.max(0, Math.max(way.lastIndexOf('.'), way.lastIndexOf('['))));
    }
}
