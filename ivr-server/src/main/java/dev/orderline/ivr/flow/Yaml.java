package dev.orderline.ivr.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file that knows where it stands. Only strings, lists and mappings exist; there
 * are no aliases, no tags and no duplicate keys, and a file is at most {@link #MAX_CODE_POINTS}
 * long.
 */
final class Yaml {
    static final int MAX_CODE_POINTS = 1_000_000;

    private final String file;
    private final Node node;

    /** The tags that the parser gives to what has none. */
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.SEQ, Tag.MAP, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

    private Yaml(String file, Node node) {
        this.file = file;
        this.node = node;
        if (node.getAnchor().isPresent() || !PLAIN.contains(node.getTag())) {
            throw error("no aliases, anchors or tags here");
        }
    }

    /**
     * Reads one document.
     *
     * @throws FlowError if {@code source} is no such YAML
     */
    static Yaml parse(String file, String source) {
        var settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setMaxAliasesForCollections(0)
                        .setCodePointLimit(MAX_CODE_POINTS)
                        .build();
        try {
            Node root =
                    new Compose(settings)
                            .composeString(source)
                            .orElseThrow(() -> new FlowError(file, 1, 1, "the file is empty"));
            return new Yaml(file, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw new FlowError(file, line, column, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new FlowError(file, 1, 1, "not YAML: " + e.getMessage());
        }
    }

    FlowError error(String problem) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new FlowError(file, line, column, problem);
    }

    /** The entries of a mapping, in the order of the file. */
    Map<String, Yaml> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected a mapping, such as \"key: value\"");
        }
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = new Yaml(file, tuple.getKeyNode());
            var value = new Yaml(file, tuple.getValueNode());
            if (entries.putIfAbsent(key.string(), value) != null) {
                throw key.error("\"" + key.string() + "\" stands here twice");
            }
        }
        return entries;
    }

    /** The entries of a mapping that may have no keys but {@code known}. */
    Map<String, Yaml> entries(Set<String> known) {
        Map<String, Yaml> entries = entries();
        for (Map.Entry<String, Yaml> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue()
                        .error(
                                "unknown key \""
                                        + entry.getKey()
                                        + "\"; known here: "
                                        + String.join(", ", known));
            }
        }
        return entries;
    }

    Yaml require(String key) {
        return get(key).orElseThrow(() -> error("\"" + key + "\" is missing"));
    }

    Optional<Yaml> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    String string() {
        if (!(node instanceof ScalarNode scalar)) throw error("expected a text");
        return scalar.getValue();
    }

    /** A list, or a single value as a list of one. */
    List<Yaml> list() {
        if (!(node instanceof SequenceNode sequence)) return List.of(this);
        return sequence.getValue().stream().map(child -> new Yaml(file, child)).toList();
    }

    int number(int min, int max) {
        try {
            int number = Integer.parseInt(string());
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            throw error("expected a whole number, not \"" + string() + "\"");
        }
        throw error("expected a number from " + min + " to " + max);
    }

    boolean yes() {
        return switch (string()) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw error("expected yes or no");
        };
    }
}
