package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Inlining;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is drawn of a flow: a box for each state that callers come to, and one line from a box to
 * another whatever the number of ways between the two.
 *
 * @param name the flow's
 * @param start the box in which calls begin
 * @param boxes in the order in which a caller comes to them; a frame before what is in it
 * @param lines in the order of the boxes they begin at
 * @param everywhere what is understood in every question, in words; is not drawn
 */
record Chart(
        String name, String start, List<Box> boxes, List<Line> lines, List<String> everywhere) {
    Chart {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        everywhere = List.copyOf(everywhere);
    }

    /**
     * A state.
     *
     * @param id its name in the graph: {@code identify/ask-order}
     * @param inside the frame it is in; empty if it is in none
     * @param name where it is written
     * @param text what happens there, as long as it may be
     */
    record Box(String id, String inside, Kind kind, String name, String text) {}

    /** What a box stands for. */
    enum Kind {
        SAY("says"),
        ASK("asks"),
        ASK_SECRET("asks, in secret"),
        DO("does"),
        CHOOSE("chooses"),
        TRANSFER("puts through"),
        VOICEMAIL("voicemail"),
        CALL_BACK("calls back"),
        SUBFLOW("goes through a flow"),
        /** A flow that is gone through, with its states inside. */
        FRAME("goes through a flow"),
        /** The end of a call. */
        END("ends"),
        /** The end of a flow in a frame, where the one around it goes on. */
        BACK("comes back");

        private final String described;

        Kind(String described) {
            this.described = described;
        }

        String described() {
            return described;
        }
    }

    /**
     * @param to a box, but no frame
     * @param ways what leads along it, at least one
     * @param entered the state that calls enter by it, in the graph; not {@code to} if that is the
     *     start of the flow in a frame
     */
    record Line(String from, String to, List<Way> ways, String entered) {
        Line {
            ways = List.copyOf(ways);
        }

        /** Whether it is gone instead of entering the state it begins at. */
        boolean isLimit() {
            return ways.stream().allMatch(Way::isLimit);
        }
    }

    /**
     * What leads from a state to another.
     *
     * @param label empty when there is no other
     */
    record Way(String label, boolean isLimit) {}

    /**
     * What is drawn of {@code bundle}.
     *
     * @param bundle whose names all mean something
     */
    static Chart of(Bundle bundle, View view, String language) {
        return switch (view) {
            case FOLDED -> folded(bundle, language);
            case OPENED -> opened(bundle, language);
        };
    }

    private static Chart folded(Bundle bundle, String language) {
        Flow flow = bundle.entry();
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (String name : CallOrder.of(flow.states(), CallOrder.starts(flow))) {
            State state = flow.state(name);
            boxes.add(new Box(name, "", Headline.kind(state), name, Headline.of(state, language)));
            lines(name, state, CallOrder.ways(state), Map.of(), lines);
        }
        return new Chart(flow.name(), flow.start(), boxes, lines, everywhere(flow));
    }

    private static Chart opened(Bundle bundle, String language) {
        Map<String, Node> nodes = Inlining.of(bundle);
        Map<String, State> states = new LinkedHashMap<>();
        Map<String, String> inward = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            states.put(name, node.state());
            if (written(node) instanceof State.Subflow
                    && node.state() instanceof State.Say(_, _, _, String first))
                inward.put(name, first);
        });
        List<Box> boxes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (String name : CallOrder.of(states, CallOrder.starts(bundle.entry()))) {
            Node node = node(nodes, name);
            State written = written(node);
            String inside =
                    name.substring(0, Math.max(0, name.length() - node.local().length() - 1));
            Kind kind = Headline.kind(written);
            List<Edge> ways = CallOrder.ways(node.state());
            if (kind == Kind.SUBFLOW) {
                kind = Kind.FRAME;
                ways = ways.stream().filter(CallOrder::isLimit).toList();
            } else if (kind == Kind.END && !inside.isEmpty()) kind = Kind.BACK;
            boxes.add(new Box(name, inside, kind, node.local(), Headline.of(written, language)));
            lines(name, node.state(), ways, inward, lines);
        }
        Flow entry = bundle.entry();
        String start = first(entry.start(), inward);
        return new Chart(entry.name(), start, boxes, lines, everywhere(entry));
    }

    private static Node node(Map<String, Node> nodes, String name) {
        Node node = nodes.get(name);
        if (node == null) throw new IllegalArgumentException("no state " + name);
        return node;
    }

    private static State written(Node node) {
        return node.flow().state(node.local());
    }

    /**
     * @param inward from each frame to the first state in it
     */
    private static void lines(
            String name,
            State state,
            List<Edge> ways,
            Map<String, String> inward,
            List<Line> lines) {
        Map<String, List<Way>> byTarget = new LinkedHashMap<>();
        for (Edge edge : ways)
            byTarget.computeIfAbsent(edge.to(), _ -> new ArrayList<>())
                    .add(new Way(Headline.label(state, edge), CallOrder.isLimit(edge)));
        byTarget.forEach((to, labels) -> lines.add(new Line(name, first(to, inward), labels, to)));
    }

    private static String first(String state, Map<String, String> inward) {
        String first = state;
        for (String next = inward.get(first); next != null; next = inward.get(first)) first = next;
        return first;
    }

    private static List<String> everywhere(Flow flow) {
        return flow.everywhere().entrySet().stream()
                .map(each -> Headline.of(each.getKey(), each.getValue()))
                .toList();
    }
}
