package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which a caller comes through states: each state after all that lead to it, but for
 * circles, and the first way out of a state before the second. (Depth first, reversed postorder.)
 */
final class CallOrder {
    private static final String LIMIT = "at-most.";

    private final Map<String, State> states;
    private final Set<String> seen = new HashSet<>();

    private CallOrder(Map<String, State> states) {
        this.states = states;
    }

    private record Visit(String state, Iterator<String> next) {}

    /**
     * The states that calls come to which begin at one of {@code starts}; those of the first start
     * first.
     */
    static List<String> of(Map<String, State> states, Collection<String> starts) {
        var order = new CallOrder(states);
        List<String> all = new ArrayList<>();
        for (String start : starts) all.addAll(order.from(start));
        return all;
    }

    /** Where calls come from outside: the start, and what is gone to from everywhere. */
    static List<String> starts(Flow flow) {
        List<String> starts = new ArrayList<>(List.of(flow.start()));
        for (Flow.Universal universal : flow.everywhere().values())
            switch (universal.effect()) {
                case Effect.GoTo(String state) -> starts.add(state);
                case Effect.StartOver(String state) -> starts.add(state);
                case Effect.Help _,
                        Effect.Repeat _,
                        Effect.Slower _,
                        Effect.Back _,
                        Effect.RefuseRecording _ -> {}
            }
        return starts;
    }

    /** The flows that a flow goes through, in the order of its file. */
    static Set<String> subflows(Flow flow) {
        Set<String> subflows = new LinkedHashSet<>();
        for (State state : flow.states().values())
            if (state instanceof State.Subflow subflow) subflows.add(subflow.flow());
        return subflows;
    }

    /** The ways out of a state, the one that a limit opens last. */
    static List<Edge> ways(State state) {
        List<Edge> ways = new ArrayList<>(state.edges());
        List<Edge> limits = ways.stream().filter(CallOrder::isLimit).toList();
        ways.removeAll(limits);
        ways.addAll(limits);
        return ways;
    }

    /** Whether it is gone instead of entering the state it begins at. */
    static boolean isLimit(Edge edge) {
        return edge.written().startsWith(LIMIT);
    }

    private List<String> from(String start) {
        List<String> left = new ArrayList<>();
        Deque<Visit> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            Iterator<String> next = path.element().next();
            if (next.hasNext()) enter(next.next(), path);
            else left.add(path.remove().state());
        }
        return left.reversed();
    }

    private void enter(String name, Deque<Visit> path) {
        State state = states.get(name);
        if (state != null && seen.add(name))
            path.push(
                    new Visit(
                            name,
                            ways(state).reversed().stream().map(Edge::to).toList().iterator()));
    }
}
