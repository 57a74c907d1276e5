package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Case;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.State.OnEntering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From which states a conversation can go on although a slot that was filled is empty: on no way
 * from there is it needed before it is filled again. Ways that a {@link State.Choose} takes only
 * when the slot is filled do not count.
 */
final class Liveness {
    private final Map<String, Node> nodes;
    private final Map<String, Action> actions;

    Liveness(Map<String, Node> nodes, Map<String, Action> actions) {
        this.nodes = nodes;
        this.actions = actions;
    }

    /** The states from which none of {@code slots} is needed. */
    Set<String> statesWithout(Set<String> slots) {
        Set<String> states = new HashSet<>(nodes.keySet());
        slots.forEach(slot -> states.removeAll(needing(slot)));
        return Set.copyOf(states);
    }

    /** The states from which some way leads to a use of {@code slot}, which is empty there. */
    private Set<String> needing(String slot) {
        Set<String> needing = new HashSet<>();
        List<Node> backwards = new ArrayList<>(nodes.values()).reversed();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : backwards)
                if (needs(node, slot, needing)) changed |= needing.add(node.name());
        }
        return needing;
    }

    private boolean needs(Node node, String slot, Set<String> needing) {
        OnEntering entering = node.state().onEntering();
        if (entering.set().containsKey(slot) || entering.forget().contains(slot)) return false;
        return SlotUse.read(node.state()).contains(slot)
                || edges(node.state(), slot).stream()
                        .filter(edge -> !filled(node, edge).contains(slot))
                        .anyMatch(edge -> needing.contains(edge.to()));
    }

    /** The ways that may be taken while {@code slot} is empty. */
    private static List<Edge> edges(State state, String slot) {
        if (!(state instanceof State.Choose choose)) return state.edges();
        Set<String> possible = new HashSet<>();
        boolean decided = false;
        for (Case each : choose.cases()) {
            Optional<Boolean> holds =
                    decided ? Optional.of(false) : each.condition().holdsWithout(slot);
            if (holds.orElse(true)) possible.add(each.then());
            decided |= holds.orElse(false);
        }
        if (!decided) possible.add(choose.otherwise());
        return state.edges().stream()
                .filter(edge -> possible.contains(edge.to()) || isLimit(state, edge))
                .toList();
    }

    private static boolean isLimit(State state, Edge edge) {
        return state.onEntering().limit().exists()
                && edge.to().equals(state.onEntering().limit().otherwise());
    }

    /** What is filled on the way from {@code node} over {@code edge}. */
    private Set<String> filled(Node node, Edge edge) {
        return switch (node.state()) {
            case State.Ask(_, _, Answers.Fill fill, _) ->
                    edge.label().equals(fill.slot()) ? Set.of(fill.slot()) : Set.of();
            case State.Do act -> {
                Action action = actions.get(act.action());
                List<Action.Fill> fills = action == null ? List.of() : action.fills(edge.label());
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
