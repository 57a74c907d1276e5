package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether what may be told and done only to callers who have shown who they are is reached only
 * after that, on every way.
 */
final class Verified {
    private final Subject subject;

    /** The states that can be reached unverified, each with the one before on such a way. */
    private final Map<String, String> unverified = new HashMap<>();

    Verified(Subject subject) {
        this.subject = subject;
    }

    void check() {
        follow();
        for (Node node : subject.nodes().values()) {
            if (!unverified.containsKey(node.name())) continue;
            if (!(node.state() instanceof State.Do act)) continue;
            Optional<Action> action = subject.action(act.action());
            if (action.filter(Action::needsProof).isPresent()) tell(node, action.get());
        }
    }

    private void follow() {
        Deque<String> open = new ArrayDeque<>(List.of(subject.start().name()));
        unverified.put(subject.start().name(), "");
        while (!open.isEmpty()) {
            Node node = subject.node(open.remove());
            for (Edge edge : subject.edges(node))
                if (!proves(node, edge) && unverified.putIfAbsent(edge.to(), node.name()) == null)
                    open.add(edge.to());
        }
    }

    private boolean proves(Node node, Edge edge) {
        return node.state() instanceof State.Do act
                && edge.written().startsWith("on.")
                && subject.action(act.action())
                        .filter(action -> action.proves().contains(edge.label()))
                        .isPresent();
    }

    private void tell(Node node, Action action) {
        List<String> way = new ArrayList<>();
        for (String at = node.name(); !at.isEmpty(); at = unverified.getOrDefault(at, ""))
            way.addFirst(at);
        String proving =
                subject.tools().actions().stream()
                        .filter(each -> !each.proves().isEmpty())
                        .map(Action::name)
                        .sorted()
                        .collect(Collectors.joining(" or "));
        subject.problems()
                .error(
                        subject.place(node, "do"),
                        action.name()
                                + (action.changes()
                                        ? " moves goods or money"
                                        : " tells of an order")
                                + " and can be reached without verification: "
                                + String.join(" -> ", way),
                        "let every way go through " + proving);
    }
}
