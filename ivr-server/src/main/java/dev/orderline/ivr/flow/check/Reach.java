package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.source.Place;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether every state can be come to, and an end from every state. */
final class Reach {
    private final Subject subject;

    Reach(Subject subject) {
        this.subject = subject;
    }

    void check() {
        Set<String> reached = reached();
        unreachable(reached);
        deadEnds(reached);
    }

    /** The states that a call can come to. */
    Set<String> reached() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(subject.start().name()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!reached.add(name)) continue;
            subject.edges(subject.node(name)).forEach(edge -> open.add(edge.to()));
        }
        return reached;
    }

    /** A state of a subflow that is called twice is unreachable only if both copies are. */
    private void unreachable(Set<String> reached) {
        Set<Place> reachable = new HashSet<>();
        for (String name : reached) reachable.add(subject.place(subject.node(name)));
        for (Flow flow : subject.bundle().flows().values())
            for (String state : flow.states().keySet()) {
                Place place = subject.places().of(flow.name(), "states." + state);
                // What a common file has for all, one flow need not use.
                boolean common = !place.file().startsWith(flow.name() + ".");
                if (!common && !reachable.contains(place))
                    subject.problems()
                            .error(
                                    place,
                                    "no way leads to state \"" + state + "\"",
                                    "lead one there, or take it out");
            }
    }

    private void deadEnds(Set<String> reached) {
        Map<String, Set<String>> before = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (Node node : subject.nodes().values()) {
            for (Edge edge : node.state().edges())
                before.computeIfAbsent(edge.to(), _ -> new HashSet<>()).add(node.name());
            if (isEnd(node.state())) open.add(node.name());
        }
        Set<String> ending = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (ending.add(name)) open.addAll(before.getOrDefault(name, Set.of()));
        }
        for (Node node : of(reached))
            if (!ending.contains(node.name()))
                subject.problems()
                        .error(
                                subject.place(node),
                                "no way leads from state \"" + node.local() + "\" to an end",
                                "lead it to an end, a transfer, a voicemail or a callback");
    }

    private Collection<Node> of(Set<String> names) {
        return subject.nodes().values().stream()
                .filter(node -> names.contains(node.name()))
                .toList();
    }

    private static boolean isEnd(State state) {
        return switch (state) {
            case State.Transfer _, State.Voicemail _, State.CallBack _, State.End _ -> true;
            case State.Say _, State.Ask _, State.Do _, State.Choose _, State.Subflow _ -> false;
        };
    }
}
