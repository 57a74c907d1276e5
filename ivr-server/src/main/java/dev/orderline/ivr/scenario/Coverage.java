package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State.Edge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often calls came to each state of a flow and went along each edge. A state that is reached
 * through two subflow states is one state, as it is written once; edges between the same two states
 * are one edge. What is understood everywhere counts as no edge. Used by one thread.
 */
public final class Coverage {
    private final CompiledFlow flow;
    private final Map<Spot, Integer> states = new LinkedHashMap<>();
    private final Map<Way, Integer> edges = new LinkedHashMap<>();

    /**
     * A state where it is written.
     *
     * @param state its name in the flow
     */
    public record Spot(String flow, String state) {
        @Override
        public String toString() {
            return flow + ": " + state;
        }
    }

    /** From one state to another. */
    public record Way(Spot from, Spot to) {
        @Override
        public String toString() {
            return from + " -> " + (to.flow().equals(from.flow()) ? to.state() : to);
        }
    }

    public Coverage(CompiledFlow flow) {
        this.flow = flow;
        for (Node node : flow.nodes().values()) {
            states.put(spot(node), 0);
            for (Edge edge : node.state().edges())
                edges.put(new Way(spot(node), spot(edge.to())), 0);
        }
    }

    /** Counts a call that came to these states, one after the other. */
    public void add(List<String> way) {
        for (int i = 0; i < way.size(); i++) {
            states.computeIfPresent(spot(way.get(i)), (_, count) -> count + 1);
            if (i == 0) continue;
            edges.computeIfPresent(
                    new Way(spot(way.get(i - 1)), spot(way.get(i))), (_, count) -> count + 1);
        }
    }

    private Spot spot(String name) {
        Node node = flow.nodes().get(name);
        if (node == null) throw new IllegalArgumentException("no state " + name);
        return spot(node);
    }

    private static Spot spot(Node node) {
        return new Spot(node.flow().name(), node.local());
    }

    /** How often calls came to each state, in the order of the flow. */
    public Map<Spot, Integer> states() {
        return Map.copyOf(states);
    }

    /** How often calls went along each edge. */
    public Map<Way, Integer> edges() {
        return Map.copyOf(edges);
    }

    /** The states to which no call came, in the order of the flow. */
    public List<Spot> statesMissed() {
        return missed(states);
    }

    /** The edges along which no call went, in the order of the flow. */
    public List<Way> edgesMissed() {
        return missed(edges);
    }

    private static <T> List<T> missed(Map<T, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
