package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Case;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Limit;
import dev.orderline.ivr.flow.State.OnEntering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes one graph of a flow and the flows it goes through: each place where a subflow is called
 * gets a copy of its states, so that nothing need be remembered of where to come back.
 */
public final class Inlining {
    /** A conversation of this many states is a mistake. */
    public static final int MAX_NODES = 5_000;

    /** So deep may subflows call subflows. */
    public static final int MAX_DEPTH = 8;

    /** A state's name in the graph has at most so many characters: it is stored so. */
    public static final int MAX_NAME = 100;

    private final Bundle bundle;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private Inlining(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The graph, by names.
     *
     * @throws IllegalArgumentException if subflows call one another in a circle, or there are too
     *     many states
     */
    public static Map<String, Node> of(Bundle bundle) {
        var inlining = new Inlining(bundle);
        inlining.add(bundle.entry(), "", Map.of(), 0);
        return inlining.nodes;
    }

    /**
     * @param back where the flow's ends lead, in the graph; empty for the one calls begin with
     */
    private void add(Flow flow, String prefix, Map<String, String> back, int depth) {
        if (depth > MAX_DEPTH)
            throw new IllegalArgumentException(flow.name() + " is called too deep: " + prefix);
        UnaryOperator<String> inGraph = name -> prefix + name;
        flow.states()
                .forEach((local, state) -> {
                    String name = prefix + local;
                    nodes.put(
                            name,
                            new Node(
                                    name, inlined(state, name, inGraph, back, depth), flow, local));
                });
        if (nodes.size() > MAX_NODES)
            throw new IllegalArgumentException("more than " + MAX_NODES + " states");
        flow.states()
                .forEach((local, state) -> {
                    if (state instanceof State.Subflow subflow)
                        add(
                                called(subflow),
                                prefix + local + "/",
                                renamed(subflow.on(), inGraph),
                                depth + 1);
                });
    }

    private Flow called(State.Subflow subflow) {
        Flow flow = bundle.flows().get(subflow.flow());
        if (flow == null) throw new IllegalArgumentException("no flow " + subflow.flow());
        return flow;
    }

    private State inlined(
            State state,
            String name,
            UnaryOperator<String> inGraph,
            Map<String, String> back,
            int depth) {
        OnEntering entering = renamed(state.onEntering(), inGraph);
        return switch (state) {
            case State.Subflow subflow ->
                    new State.Say(
                            entering,
                            Text.EMPTY,
                            BargeIn.NONE,
                            name + "/" + called(subflow).start());
            case State.End(_, Text text, String reason) -> {
                if (depth == 0) yield new State.End(entering, text, reason);
                String then = back.get(reason);
                if (then == null) throw new IllegalArgumentException("no way on after " + reason);
                yield new State.Say(entering, text, BargeIn.SPEECH, then);
            }
            case State.Say(_, Text text, BargeIn bargeIn, String then) ->
                    new State.Say(entering, text, bargeIn, inGraph.apply(then));
            case State.Ask(_, var asking, Answers answers, String otherwise) ->
                    new State.Ask(
                            entering, asking, renamed(answers, inGraph), inGraph.apply(otherwise));
            case State.Do(_, String action, var with, var on) ->
                    new State.Do(entering, action, with, renamed(on, inGraph));
            case State.Choose(_, List<Case> cases, String otherwise) -> {
                List<Case> renamed = new ArrayList<>();
                for (Case each : cases)
                    renamed.add(new Case(each.condition(), inGraph.apply(each.then())));
                yield new State.Choose(entering, renamed, inGraph.apply(otherwise));
            }
            case State.Transfer(_, Text text, Target to, String reason) ->
                    new State.Transfer(entering, text, to, reason);
            case State.Voicemail(_, Text text, String reason) ->
                    new State.Voicemail(entering, text, reason);
            case State.CallBack(_, Text text, String number, String reason, String otherwise) ->
                    new State.CallBack(entering, text, number, reason, inGraph.apply(otherwise));
        };
    }

    private static OnEntering renamed(OnEntering entering, UnaryOperator<String> inGraph) {
        Limit limit = entering.limit();
        return limit.exists()
                ? new OnEntering(
                        new Limit(limit.times(), inGraph.apply(limit.otherwise())),
                        entering.forget(),
                        entering.set())
                : entering;
    }

    private static Answers renamed(Answers answers, UnaryOperator<String> inGraph) {
        return switch (answers) {
            case Answers.Choices(Map<String, Choice> choices) -> {
                Map<String, Choice> renamed = new LinkedHashMap<>();
                choices.forEach((name, choice) ->
                        renamed.put(
                                name,
                                new Choice(
                                        choice.phrases(),
                                        choice.key(),
                                        inGraph.apply(choice.then()),
                                        choice.set())));
                yield new Answers.Choices(renamed);
            }
            case Answers.Fill(String slot, var called, var phrases, var confirm, String then) ->
                    new Answers.Fill(slot, called, phrases, confirm, inGraph.apply(then));
        };
    }

    private static Map<String, String> renamed(
            Map<String, String> edges, UnaryOperator<String> inGraph) {
        Map<String, String> renamed = new LinkedHashMap<>();
        edges.forEach((label, to) -> renamed.put(label, inGraph.apply(to)));
        return renamed;
    }
}
