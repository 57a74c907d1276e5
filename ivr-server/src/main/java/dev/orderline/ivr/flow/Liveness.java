package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which slots a conversation may still need on its way from each state, before they are filled
 * there: what must be known to go on from it.
 */
final class Liveness {
    private final Map<String, Action> actions;
    private final Map<String, Set<String>> needed = new HashMap<>();

    Liveness(Map<String, Node> nodes, Map<String, Action> actions) {
        this.actions = actions;
        nodes.keySet().forEach(name -> needed.put(name, Set.of()));
        List<Node> backwards = new ArrayList<>(nodes.values());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : backwards.reversed()) {
                Set<String> now = neededIn(node);
                if (!now.equals(needed.put(node.name(), now))) changed = true;
            }
        }
    }

    /** The states from which none of {@code slots} is needed. */
    Set<String> statesWithout(Set<String> slots) {
        return needed.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(slots::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> neededIn(Node node) {
        Set<String> all = new HashSet<>();
        for (Edge edge : node.state().edges()) {
            Set<String> after = new HashSet<>(needed.getOrDefault(edge.to(), Set.of()));
            after.removeAll(filled(node, edge));
            all.addAll(after);
        }
        all.addAll(SlotUse.read(node.state()));
        all.removeAll(node.state().onEntering().set().keySet());
        all.removeAll(node.state().onEntering().forget());
        return all;
    }

    /** What is filled on the way from {@code node} over {@code edge}. */
    private Set<String> filled(Node node, Edge edge) {
        return switch (node.state()) {
            case State.Ask(_, _, Answers.Fill fill, _) ->
                    edge.label().equals(fill.slot()) ? Set.of(fill.slot()) : Set.of();
            case State.Do act -> {
                Action action = actions.get(act.action());
                List<Action.Fill> fills =
                        action == null
                                ? List.of()
                                : action.outcomes().getOrDefault(edge.label(), List.of());
                yield fills.stream().map(Action.Fill::slot).collect(Collectors.toSet());
            }
            case State.Ask _,
                    State.Say _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.CallBack _,
                    State.Subflow _,
                    State.End _ ->
                    Set.of();
        };
    }
}
