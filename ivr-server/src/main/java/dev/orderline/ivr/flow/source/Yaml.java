package dev.orderline.ivr.flow.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file that knows where it stands. Only texts, lists and mappings exist: no
 * aliases, no anchors, no tags, one document; at most {@link #MAX_CODE_POINTS} long and {@link
 * #MAX_DEPTH} deep.
 */
public final class Yaml {
    static final int MAX_CODE_POINTS = 1_000_000;

    /** A flow is seven deep. */
    static final int MAX_DEPTH = 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern TIME = Pattern.compile("([0-9]{1,5})(?:\\.([0-9]))? ?(ms|s)");

    /** What a value is. */
    enum Kind {
        TEXT("a text"),
        LIST("a list"),
        MAPPING("a mapping");

        private final String described;

        Kind(String described) {
            this.described = described;
        }

        String described() {
            return described;
        }
    }

    /** One pair of a mapping. */
    public record Pair(Yaml key, Yaml value) {}

    private final String file;
    private final List<String> lines;
    private final String path;
    private final Node node;
    private final Place place;
    private final List<Pair> pairs;
    private final List<Yaml> items;
    private final Map<String, Yaml> entries = new LinkedHashMap<>();

    /**
     * @param lines of the whole file
     */
    private Yaml(String file, List<String> lines, String path, Node node, Place place) {
        this.file = file;
        this.lines = lines;
        this.path = path;
        this.node = node;
        this.place = place;
        this.pairs = node instanceof MappingNode mapping ? pairs(mapping) : List.of();
        pairs.forEach(pair -> entries.putIfAbsent(pair.key().text(), pair.value()));
        this.items = node instanceof SequenceNode sequence ? items(sequence) : List.of();
    }

    private List<Yaml> items(SequenceNode sequence) {
        List<Yaml> all = new ArrayList<>();
        for (Node item : sequence.getValue())
            all.add(new Yaml(file, lines, path + "[" + all.size() + "]", item, place(file, item)));
        return List.copyOf(all);
    }

    private List<Pair> pairs(MappingNode mapping) {
        List<Pair> all = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = place(file, tuple.getKeyNode());
            var key = new Yaml(file, lines, path, tuple.getKeyNode(), keyPlace);
            String below = path.isEmpty() ? key.text() : path + "." + key.text();
            Node value = tuple.getValueNode();
            Place valuePlace = value instanceof MappingNode ? keyPlace : place(file, value);
            all.add(new Pair(key, new Yaml(file, lines, below, value, valuePlace)));
        }
        return List.copyOf(all);
    }

    /**
     * Reads one document.
     *
     * @return empty when it is no such YAML; then {@code problems} says why
     */
    public static Optional<Yaml> parse(String file, String source, Problems problems) {
        String text =
                (source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
        if (!isReadable(file, text, problems)) return Optional.empty();
        var settings =
                LoadSettings.builder()
                        .setLabel(file)
                        .setCodePointLimit(MAX_CODE_POINTS)
                        .setAllowNonScalarKeys(true)
                        .build();
        try {
            if (!isPlain(file, settings, text, problems)) return Optional.empty();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty())
                problems.error(
                        new Place(file, 1, 1),
                        "the file is empty",
                        "write a flow, or take the file out");
            List<String> lines = text.lines().toList();
            return root.map(node -> new Yaml(file, lines, "", node, place(file, node)));
        } catch (MarkedYamlEngineException complaint) {
            Slip slip = Slip.of(complaint, text);
            problems.error(place(file, slip.where()), slip.what(), slip.mend());
        } catch (YamlEngineException unmarked) {
            Slip slip = Slip.unknown(Optional.empty(), String.valueOf(unmarked.getMessage()));
            problems.error(place(file, slip.where()), slip.what(), slip.mend());
        }
        return Optional.empty();
    }

    private static boolean isReadable(String file, String text, Problems problems) {
        int length = text.codePointCount(0, text.length());
        if (length > MAX_CODE_POINTS) {
            problems.error(
                    new Place(file, 1, 1),
                    "the file has " + length + " characters",
                    "divide it: what can stand alone is a subflow in a file of its own");
            return false;
        }
        OptionalInt unreadable = Characters.firstUnreadable(text);
        unreadable.ifPresent(at ->
                problems.error(
                        place(file, text, at),
                        Characters.isLost(text.codePointAt(at))
                                ? "a character here is not written in UTF-8"
                                : "a character stands here that cannot be seen",
                        Characters.isLost(text.codePointAt(at))
                                ? "save the file in UTF-8"
                                : "take it out, or write the line anew"));
        return unreadable.isEmpty();
    }

    private static Place place(String file, String text, int at) {
        String before = text.substring(0, at);
        int lineStart = before.lastIndexOf('\n') + 1;
        return new Place(
                file,
                1 + (int) before.chars().filter(character -> character == '\n').count(),
                1 + before.codePointCount(lineStart, before.length()));
    }

    /** Whether there is nothing in it but texts, lists and mappings. */
    private static boolean isPlain(
            String file, LoadSettings settings, String source, Problems problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(source)) {
            Place place = place(file, event.getStartMark());
            Optional<Character> sign = sign(event);
            if (sign.isPresent()) {
                problems.error(
                        place,
                        "a text cannot begin with " + sign.get(),
                        "put the whole text in quotes, or take the " + sign.get() + " out");
                return false;
            }
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                problems.error(
                        place,
                        "this stands within too much else",
                        "a flow is seven deep at most: look whether something stands too far to the"
                                + " right");
                return false;
            }
            if (event instanceof CollectionEndEvent) depth--;
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                problems.error(
                        place,
                        "a second document begins here",
                        "one file, one flow: take \"---\" out");
                return false;
            }
        }
        return true;
    }

    /** The sign by which YAML refers to something elsewhere, names it, or says what it is. */
    private static Optional<Character> sign(Event event) {
        return switch (event) {
            case AliasEvent _ -> Optional.of('*');
            case NodeEvent node when node.getAnchor().isPresent() -> Optional.of('&');
            case ScalarEvent scalar when scalar.getTag().isPresent() -> Optional.of('!');
            case CollectionStartEvent start when start.getTag().isPresent() -> Optional.of('!');
            case null, default -> Optional.empty();
        };
    }

    private static Place place(String file, Node node) {
        return place(file, node.getStartMark());
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(known -> new Place(file, known.getLine() + 1, known.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 1));
    }

    /** Where it begins; of a mapping that is somebody's value, where that one's name stands. */
    public Place place() {
        return place;
    }

    /**
     * Where the character at {@code position} of this text stands; where this begins if it is
     * written over several lines.
     */
    Place at(int position) {
        if (!(node instanceof ScalarNode scalar)) return place;
        int from = scalar.getStartMark().map(Mark::getLine).orElse(0);
        int to = scalar.getEndMark().map(Mark::getLine).orElse(from + 1);
        if (from != to || from >= lines.size()) return place;
        String line = lines.get(from);
        String written = line.substring(line.offsetByCodePoints(0, place.column() - 1));
        int before = Written.signsBefore(written, scalar.getScalarStyle(), position);
        return new Place(file, place.line(), place.column() + before);
    }

    String file() {
        return file;
    }

    /**
     * What stands at {@code below}, a way such as {@code states.wish.no-match[0]}. Of a value that
     * is no list, the first of a list is itself.
     */
    Optional<Yaml> find(String below) {
        Optional<Yaml> found = Optional.of(this);
        for (String step : below.split("\\.|(?=\\[)", -1)) {
            found =
                    step.startsWith("[")
                            ? found.flatMap(yaml ->
                                    yaml.nth(Integer.parseInt(step, 1, step.length() - 1, 10)))
                            : found.flatMap(yaml -> yaml.get(step));
        }
        return found;
    }

    private Optional<Yaml> nth(int index) {
        List<Yaml> list = list();
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    /** Its way from the top of the file: {@code states.wish.no-match[0]}. */
    String path() {
        return path;
    }

    /** Whether it is written and empty. */
    boolean isNothing() {
        return node instanceof ScalarNode && text().isBlank();
    }

    Kind kind() {
        return switch (node) {
            case MappingNode _ -> Kind.MAPPING;
            case SequenceNode _ -> Kind.LIST;
            default -> Kind.TEXT;
        };
    }

    /** The pairs of a mapping, in the order of the file; none if it is no mapping. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** The values of a mapping by their keys; of two with one key the first. */
    public Map<String, Yaml> entries() {
        return Collections.unmodifiableMap(entries);
    }

    public Optional<Yaml> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that the shape requires. */
    public Yaml require(String key) {
        return get(key).orElseThrow(() -> new IllegalStateException(path + " has no " + key));
    }

    /** A text; what is none reads as nothing. */
    public String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** A list, or a single value as a list of one. */
    public List<Yaml> list() {
        return node instanceof SequenceNode ? items : List.of(this);
    }

    /** A whole number, if it is one of at most nine digits. */
    public Optional<Integer> whole() {
        return text().matches("[0-9]{1,9}")
                ? Optional.of(Integer.parseInt(text()))
                : Optional.empty();
    }

    /** {@code yes} or {@code no}, if it is one. */
    public Optional<Boolean> yesOrNo() {
        return switch (text()) {
            case "yes", "true" -> Optional.of(true);
            case "no", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** {@code 5 s}, {@code 1.5 s} or {@code 800 ms}, if it is such a time. */
    Optional<Duration> time() {
        Matcher time = TIME.matcher(text());
        if (!time.matches()) return Optional.empty();
        long whole = Long.parseLong(time.group(1));
        int tenths = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        return Optional.of(
                time.group(3).equals("s")
                        ? Duration.ofMillis(whole * 1_000 + tenths * 100L)
                        : Duration.ofMillis(whole));
    }
}
