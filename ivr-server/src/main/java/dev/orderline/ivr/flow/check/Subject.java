package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is checked: a flow whose names all mean something, in one graph with its subflows.
 *
 * @param nodes the graph
 * @param problems where what is wrong is told
 */
record Subject(
        Bundle bundle,
        Map<String, Node> nodes,
        Places places,
        CompiledFlow.Tools tools,
        Problems problems) {
    Node start() {
        return node(bundle.entry().start());
    }

    Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) throw new IllegalStateException("no state " + name);
        return node;
    }

    /** Where the state is written. */
    Place place(Node node) {
        return places.of(node.flow().name(), "states." + node.local());
    }

    /** Where something of the state is written: {@code on.verified}. */
    Place place(Node node, String below) {
        return places.of(node.flow().name(), "states." + node.local() + "." + below);
    }

    /** Where something of the state is written in {@code language}. */
    Place place(Node node, String language, String below) {
        return places.of(node.flow().name(), language, "states." + node.local() + "." + below);
    }

    Optional<Action> action(String name) {
        return tools.actions().stream().filter(action -> action.name().equals(name)).findFirst();
    }

    /**
     * Every way out of {@code node}, also by what is understood everywhere; but for "back", which
     * only leads to where a call has been as it was then.
     */
    List<Edge> edges(Node node) {
        List<Edge> edges = new ArrayList<>(node.state().edges());
        if (node.state() instanceof State.Ask
                || (node.state() instanceof State.Say say && !say.text().isEmpty()))
            edges.addAll(everywhere());
        return edges;
    }

    /** The ways out of every question. */
    private List<Edge> everywhere() {
        List<Edge> edges = new ArrayList<>();
        bundle.entry()
                .everywhere()
                .forEach((name, universal) -> {
                    String written = "everywhere." + name;
                    switch (universal.effect()) {
                        case Flow.Effect.GoTo(String state) ->
                                edges.add(new Edge(name, state, written));
                        case Flow.Effect.StartOver(String state) ->
                                edges.add(new Edge(name, state, written));
                        case Flow.Effect.Help _,
                                Flow.Effect.Repeat _,
                                Flow.Effect.Slower _,
                                Flow.Effect.Back _,
                                Flow.Effect.RefuseRecording _ -> {}
                    }
                });
        return edges;
    }

    /** Whether everything that was told is forgotten on this way. */
    boolean startsOver(Edge edge) {
        if (!edge.written().startsWith("everywhere.")) return false;
        Flow.Universal universal = bundle.entry().everywhere().get(edge.label());
        return universal != null && universal.effect() instanceof Flow.Effect.StartOver;
    }
}
