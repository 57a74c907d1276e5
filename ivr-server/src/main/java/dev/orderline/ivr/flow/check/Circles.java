package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every circle counts: goes through a state that a call may come to only so often, and that
 * leads out of the circle then. Then no call lasts for ever, whatever is answered. "Start over" and
 * "back" are counted by the interpreter.
 */
final class Circles {
    private final Subject subject;

    Circles(Subject subject) {
        this.subject = subject;
    }

    void check() {
        Map<String, List<String>> uncounted = uncounted();
        Set<String> told = new HashSet<>();
        for (String name : uncounted.keySet()) {
            if (told.contains(name)) continue;
            Optional<List<String>> circle = circle(name, uncounted);
            if (circle.isEmpty() || circle.get().stream().anyMatch(told::contains)) continue;
            told.addAll(circle.get());
            tell(circle.get());
        }
    }

    /** The ways that are left when each state that counts has been come to so often as it may. */
    private Map<String, List<String>> uncounted() {
        Map<String, List<String>> graph = new LinkedHashMap<>();
        for (Node node : subject.nodes().values())
            graph.put(
                    node.name(),
                    isCounted(node)
                            ? List.of(node.state().onEntering().limit().otherwise())
                            : subject.edges(node).stream()
                                    .filter(edge -> !subject.startsOver(edge))
                                    .map(Edge::to)
                                    .distinct()
                                    .toList());
        return graph;
    }

    private static boolean isCounted(Node node) {
        return node.state().onEntering().limit().exists();
    }

    /** The shortest way from {@code start} back to it. */
    private static Optional<List<String>> circle(String start, Map<String, List<String>> graph) {
        Map<String, String> from = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.remove();
            for (String next : graph.getOrDefault(name, List.of())) {
                if (next.equals(start)) {
                    List<String> way = new ArrayList<>();
                    for (String at = name; !at.equals(start); at = from.getOrDefault(at, start))
                        way.addFirst(at);
                    way.addFirst(start);
                    return Optional.of(way);
                }
                if (from.putIfAbsent(next, name) == null) open.add(next);
            }
        }
        return Optional.empty();
    }

    private void tell(List<String> circle) {
        Node first = subject.node(circle.getFirst());
        String way = String.join(" -> ", circle) + " -> " + circle.getFirst();
        Optional<Node> counted =
                circle.stream().map(subject::node).filter(Circles::isCounted).findFirst();
        if (counted.isPresent())
            subject.problems()
                    .error(
                            subject.place(counted.get(), "at-most.otherwise"),
                            "at-most does not lead out of a circle: " + way,
                            "let its \"otherwise\" lead to where the call ends or goes on");
        else
            subject.problems()
                    .error(
                            subject.place(first),
                            "a call may go round for ever: " + way,
                            "write at-most: {times: 3, otherwise: ...} in one of these states");
    }
}
