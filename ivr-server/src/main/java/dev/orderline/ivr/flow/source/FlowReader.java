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
        Deque<String> open = new ArrayDeque<>(List.of(name));
        if (files.text(name).isEmpty())
            problems.error(
                    new Place(FlowFiles.file(name), 1, 1),
                    "there is no such file",
                    Nearest.suggestion(FlowFiles.file(name), files.texts().keySet()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (flows.containsKey(next) || flows.size() == MAX_FLOWS) continue;
            Optional<Flow> flow = flow(next);
            if (flow.isEmpty()) continue;
            flows.put(next, flow.get());
            flow.get()
                    .states()
                    .forEach((state, each) -> {
                        if (each instanceof State.Subflow subflow
                                && exists(next, state, subflow.flow())) open.add(subflow.flow());
                    });
        }
        Flow entry = flows.get(name);
        List<Bundle> bundle =
                entry == null || problems.hasErrors()
                        ? List.of()
                        : List.of(new Bundle(entry, flows));
        return new Reading(
                bundle, places, problems.sorted(), read.keySet().stream().sorted().toList());
    }

    private boolean exists(String flow, String state, String subflow) {
        if (files.text(subflow).isPresent()) return true;
        problems.error(
                places.of(flow, "states." + state + ".subflow"),
                "there is no flow \"" + subflow + "\"",
                Nearest.suggestion(
                        subflow,
                        files.texts().keySet().stream()
                                .filter(file -> file.indexOf('.') == file.lastIndexOf('.'))
                                .map(file -> file.substring(0, file.indexOf('.')))
                                .toList()));
        return false;
    }

    private Optional<Flow> flow(String name) {
        Optional<Yaml> own = file(name, FlowShapes.FLOW);
        if (own.isEmpty()) return Optional.empty();
        List<Yaml> all = new ArrayList<>(List.of(own.get()));
        Optional<Yaml> uses = own.get().get("uses");
        if (uses.isPresent()) {
            Optional<Yaml> common = common(uses.get());
            if (common.isEmpty()) return Optional.empty();
            all.add(common.get());
        }
        places.add(name, all);
        Map<String, List<Translation>> translations = new HashMap<>();
        for (Yaml file : all) {
            List<Translation> of = translations(file);
            if (of.stream().anyMatch(each -> each.language().isEmpty())) return Optional.empty();
            translations.put(file.file(), of);
        }
        String language = own.get().get("language").map(Yaml::text).orElse(DEFAULT_LANGUAGE);
        var wording = new Wording(language, translations, problems);
        return Optional.of(new FlowBuilder(all, wording, problems).build());
    }

    private Optional<Yaml> common(Yaml uses) {
        if (files.text(uses.text()).isEmpty()) {
            problems.error(uses.place(), "there is no file " + FlowFiles.file(uses.text()));
            return Optional.empty();
        }
        return file(uses.text(), FlowShapes.COMMON);
    }

    /** One of an empty language stands for a file that does not fit. */
    private List<Translation> translations(Yaml file) {
        String name = file.file().substring(0, file.file().indexOf('.'));
        List<Translation> all = new ArrayList<>();
        for (String each : files.translations(name).stream().sorted().toList()) {
            String base = each.substring(0, each.lastIndexOf('.'));
            all.add(
                    file(base, FlowShapes.TRANSLATION)
                            .map(root -> new Translation(root.require("language").text(), root))
                            .orElseGet(() -> new Translation("", file)));
        }
        return all;
    }

    /** File {@code name}, if it is there and fits {@code shape}; read once. */
    private Optional<Yaml> file(String name, Shape shape) {
        String file = FlowFiles.file(name);
        Optional<Yaml> known = read.get(file);
        if (known != null) return known;
        Optional<Yaml> root = files.text(name).flatMap(text -> Yaml.parse(file, text, problems));
        int before = problems.count();
        root.ifPresent(yaml -> new FormCheck(problems).check(yaml, new Form.Keys(shape)));
        root.ifPresent(yaml -> named(yaml, name, shape));
        Optional<Yaml> fitting = problems.count() == before ? root : Optional.empty();
        read.put(file, fitting);
        return fitting;
    }

    /** The file's first key names it. */
    private void named(Yaml yaml, String name, Shape shape) {
        String key = shape.keys().getFirst().name();
        yaml.get(key)
                .filter(value -> !value.text().equals(name.split("\\.", 2)[0]))
                .ifPresent(value ->
                        problems.error(
                                value.place(),
                                "\"" + value.text() + "\" stands in file " + yaml.file(),
                                "call it as the file is called"));
    }
}
