package dev.orderline.ivr.flow.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The texts of {@code dialplans/flows}, by file name: {@code order-status.yaml}. What a publication
 * consists of, and what a published version keeps.
 */
public record FlowFiles(Map<String, String> texts) {
    private static final String ENDING = ".yaml";

    public FlowFiles {
        texts = Map.copyOf(texts);
        for (String file : texts.keySet())
            if (!file.endsWith(ENDING)) throw new IllegalArgumentException("no flow: " + file);
    }

    /** The flows among them, by name; a file that cannot be read counts as one. */
    public List<String> flows() {
        return flowRoots().keySet().stream().toList();
    }

    /** The flows among them that no other flow goes through. */
    public List<String> entries() {
        Map<String, Optional<Yaml>> roots = flowRoots();
        Set<String> entries = new TreeSet<>(roots.keySet());
        for (Optional<Yaml> root : roots.values())
            root.flatMap(yaml -> yaml.get("states")).stream()
                    .flatMap(states -> states.entries().values().stream())
                    .flatMap(state -> state.get("subflow").stream())
                    .forEach(subflow -> entries.remove(subflow.text()));
        return List.copyOf(entries);
    }

    private Map<String, Optional<Yaml>> flowRoots() {
        Map<String, Optional<Yaml>> roots = new TreeMap<>();
        texts.forEach((file, text) -> {
            String name = name(file);
            Optional<Yaml> root = Yaml.parse(file, text, new Problems());
            if (!name.contains(".") && root.flatMap(yaml -> yaml.get("common")).isEmpty())
                roots.put(name, root);
        });
        return roots;
    }

    /** The text of flow or common file {@code name}. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(file(name)));
    }

    static String file(String name) {
        return name + ENDING;
    }

    /** What file {@code file} is called without its ending. */
    static String name(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    /** The flows and common files, by name. */
    List<String> names() {
        return texts.keySet().stream()
                .map(FlowFiles::name)
                .filter(name -> !name.contains("."))
                .sorted()
                .toList();
    }

    /** The files that translate {@code name}: {@code order-status.es-US.yaml}. */
    Set<String> translations(String name) {
        return texts.keySet().stream()
                .filter(file -> file.startsWith(name + ".") && !file.equals(file(name)))
                .filter(file -> file.endsWith(ENDING))
                .collect(Collectors.toSet());
    }

    /** Those of these files that are called so. */
    public FlowFiles only(Set<String> files) {
        Map<String, String> some = new TreeMap<>(texts);
        some.keySet().retainAll(files);
        return new FlowFiles(some);
    }
}
