package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.source.Wording.Translation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a flow, what it uses, its subflows and their translations. Used for one reading, by one
 * thread.
 */
public final class FlowReader {
    static final String DEFAULT_LANGUAGE = "en-US";

    /** More subflows than a conversation has. */
    private static final int MAX_FLOWS = 50;

    private final FlowFiles files;
    private final Problems problems = new Problems();
    private final Places places = new Places();

    /** Files that were read, by their names; empty for one that does not fit. */
    private final Map<String, Optional<Yaml>> read = new HashMap<>();

    /** What stands in files, by their names; empty for one that is no YAML. */
    private final Map<String, Optional<Yaml>> roots = new HashMap<>();

    /** The translations of flows and common files, by file. */
    private final Map<String, List<Translation>> translated = new TreeMap<>();

    private FlowReader(FlowFiles files) {
        this.files = files;
    }

    /**
     * What was read.
     *
     * @param flows the flow with its subflows; empty if {@code problems} holds an error that leaves
     *     nothing to look at
     * @param files those that were read, in the order of reading
     */
    public record Reading(
            List<Bundle> flows, Places places, List<Problem> problems, List<String> files) {
        public Reading {
            flows = List.copyOf(flows);
            problems = List.copyOf(problems);
            files = List.copyOf(files);
        }

        /** The flow, if there is one to look at. */
        public Optional<Bundle> bundle() {
            return flows.stream().findFirst();
        }
    }

    /** Reads flow {@code name}. */
    public static Reading read(FlowFiles files, String name) {
        return new FlowReader(files).reading(name);
    }

    private Reading reading(String name) {
        Map<String, Flow> flows = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        if (isThere(name)) open.add(name);
        while (!open.isEmpty()) {
            String next = open.remove();
            if (flows.containsKey(next)) continue;
            Optional<Flow> flow = flow(next);
            if (flow.isEmpty()) continue;
            flows.put(next, flow.get());
            flow.get()
                    .states()
                    .forEach((state, each) -> {
                        if (each instanceof State.Subflow subflow
                                && mayGo(next, state, subflow.flow())) open.add(subflow.flow());
                    });
            if (flows.size() == MAX_FLOWS && !flows.keySet().containsAll(open)) {
                problems.error(
                        places.of(name, "flow"),
                        "it goes through more than " + MAX_FLOWS + " flows",
                        "let it go through fewer");
                break;
            }
        }
        sameLanguages();
        Flow entry = flows.get(name);
        List<Bundle> bundle =
                entry == null || problems.hasErrors()
                        ? List.of()
                        : List.of(new Bundle(entry, flows));
        return new Reading(
                bundle, places, problems.sorted(), read.keySet().stream().sorted().toList());
    }

    private boolean isThere(String name) {
        var place = new Place(FlowFiles.file(name), 1, 1);
        if (files.text(name).isEmpty()) {
            problems.error(
                    place,
                    "there is no such file",
                    Nearest.suggestion(FlowFiles.file(name), files.texts().keySet()));
            return false;
        }
        Optional<Shape> other = otherKind(name, FlowShapes.FLOW);
        other.ifPresent(kind ->
                problems.error(
                        place,
                        "this is " + kind.name() + " and no flow",
                        "begin a flow with \"flow: " + name + "\""));
        return other.isEmpty();
    }

    /** Whether {@code subflow} is a flow that a state can go through. */
    private boolean mayGo(String flow, String state, String subflow) {
        Place place = places.of(flow, "states." + state + ".subflow");
        if (files.text(subflow).isEmpty()) {
            problems.error(
                    place,
                    "there is no flow \"" + subflow + "\"",
                    Nearest.suggestion(subflow, files.names()));
            return false;
        }
        Optional<Shape> other = otherKind(subflow, FlowShapes.FLOW);
        other.ifPresent(kind ->
                problems.error(
                        place,
                        "\"" + subflow + "\" is " + kind.name() + " and no flow",
                        "name a flow"));
        return other.isEmpty();
    }

    /** What file {@code name} is, if its first key says that it is not of {@code shape}. */
    private Optional<Shape> otherKind(String name, Shape shape) {
        Optional<Yaml> root = root(name);
        if (root.isEmpty() || root.get().get(naming(shape)).isPresent()) return Optional.empty();
        return FlowShapes.files().stream()
                .filter(other -> root.get().get(naming(other)).isPresent())
                .findFirst();
    }

    /** The key that names a file of {@code shape}. */
    private static String naming(Shape shape) {
        return shape.keys().getFirst().name();
    }

    private Optional<Flow> flow(String name) {
        Optional<Yaml> own = file(name, FlowShapes.FLOW);
        if (own.isEmpty()) return Optional.empty();
        List<Yaml> all = new ArrayList<>(List.of(own.get()));
        Optional<Yaml> uses = own.get().get("uses");
        if (uses.isPresent()) {
            Optional<Yaml> common = common(own.get(), uses.get());
            if (common.isEmpty()) return Optional.empty();
            all.add(common.get());
        }
        Map<String, List<Translation>> translations = new HashMap<>();
        for (Yaml file : all) {
            Optional<List<Translation>> of = translations(file, language(own.get()));
            if (of.isEmpty()) return Optional.empty();
            translations.put(file.file(), of.get());
        }
        places.add(name, all, translations.values().stream().flatMap(List::stream).toList());
        translated.putAll(translations);
        var wording = new Wording(language(own.get()), translations, problems);
        return Optional.of(new FlowBuilder(all, wording, problems).build());
    }

    private static String language(Yaml file) {
        return file.get("language").map(Yaml::text).orElse(DEFAULT_LANGUAGE);
    }

    private Optional<Yaml> common(Yaml flow, Yaml uses) {
        String name = uses.text();
        if (files.text(name).isEmpty()) {
            problems.error(
                    uses.place(),
                    "there is no file " + FlowFiles.file(name),
                    Nearest.suggestion(name, files.names()));
            return Optional.empty();
        }
        Optional<Shape> other = otherKind(name, FlowShapes.COMMON);
        if (other.isPresent()) {
            problems.error(
                    uses.place(),
                    "\"" + name + "\" is " + other.get().name() + " and no common file",
                    "use a file that begins with \"common: ...\"");
            return Optional.empty();
        }
        Optional<Yaml> common = file(name, FlowShapes.COMMON);
        if (common.isPresent() && !language(common.get()).equals(language(flow)))
            problems.error(
                    uses.place(),
                    "\""
                            + name
                            + "\" is written in "
                            + language(common.get())
                            + ", this flow in "
                            + language(flow),
                    "use a common file in the flow's language");
        return common;
    }

    /** The translations of {@code file}; empty if one does not fit. */
    private Optional<List<Translation>> translations(Yaml file, String own) {
        String name = file.file().substring(0, file.file().indexOf('.'));
        List<Translation> all = new ArrayList<>();
        boolean fit = true;
        for (String each : files.translations(name).stream().sorted().toList()) {
            String base = FlowFiles.name(each);
            Optional<Translation> translation =
                    isLanguage(each, base.substring(name.length() + 1), own)
                            ? file(base, FlowShapes.TRANSLATION)
                                    .map(root -> new Translation(language(root), root))
                            : Optional.empty();
            fit &= translation.isPresent();
            translation.ifPresent(all::add);
            translation.ifPresent(new TranslationCheck(file, problems)::check);
        }
        return fit ? Optional.of(all) : Optional.empty();
    }

    private boolean isLanguage(String file, String tag, String own) {
        var place = new Place(file, 1, 1);
        String flow = file.substring(0, file.indexOf('.'));
        if (!FlowShapes.LANGUAGE.fits(tag))
            problems.error(
                    place,
                    "\"" + tag + "\" in this file's name is no language",
                    "call it "
                            + flow
                            + ".es-US.yaml if it translates "
                            + flow
                            + ", or take it out");
        else if (otherKind(FlowFiles.name(file), FlowShapes.TRANSLATION).isPresent())
            problems.error(
                    place,
                    "by its name this file translates " + flow + ", and it does not",
                    "take it out, or begin it with \"translates: " + flow + "\"");
        else if (tag.equals(own))
            problems.error(
                    place,
                    flow + " is written in " + own + " already",
                    "take this file out, or translate into another language");
        else return true;
        return false;
    }

    /** Whether all files that were read are translated into the same languages. */
    private void sameLanguages() {
        Set<String> all = new TreeSet<>();
        translated.values().forEach(each -> all.addAll(languages(each)));
        translated.forEach((file, translations) -> {
            for (String language : all)
                if (!languages(translations).contains(language))
                    problems.error(
                            new Place(file, 1, 1),
                            "it is not translated into " + language + ", as others are",
                            "write " + FlowFiles.name(file) + "." + language + ".yaml");
        });
    }

    private static List<String> languages(List<Translation> translations) {
        return translations.stream().map(Translation::language).toList();
    }

    /** File {@code name}, if it is there and fits {@code shape}; read once. */
    private Optional<Yaml> file(String name, Shape shape) {
        String file = FlowFiles.file(name);
        Optional<Yaml> known = read.get(file);
        if (known != null) return known;
        Optional<Yaml> root = root(name);
        int before = problems.count();
        root.ifPresent(yaml -> new FormCheck(problems).check(yaml, new Form.Keys(shape)));
        root.ifPresent(yaml -> named(yaml, name, shape));
        Optional<Yaml> fitting = problems.count() == before ? root : Optional.empty();
        read.put(file, fitting);
        return fitting;
    }

    /** What stands in file {@code name}, if it can be read. */
    private Optional<Yaml> root(String name) {
        String file = FlowFiles.file(name);
        return roots.computeIfAbsent(
                file, _ -> files.text(name).flatMap(text -> Yaml.parse(file, text, problems)));
    }

    /** The file is called by its first key, and a translation by its language. */
    private void named(Yaml yaml, String name, Shape shape) {
        List<String> parts = List.of(name.split("\\.", 2));
        named(yaml, naming(shape), parts.getFirst());
        if (parts.size() > 1) named(yaml, "language", parts.getLast());
    }

    private void named(Yaml yaml, String key, String part) {
        yaml.get(key)
                .filter(value -> !value.text().equals(part))
                .ifPresent(value ->
                        problems.error(
                                value.place(),
                                "\"" + value.text() + "\" stands in file " + yaml.file(),
                                "write " + key + ": " + part + ", or call the file otherwise"));
    }
}
