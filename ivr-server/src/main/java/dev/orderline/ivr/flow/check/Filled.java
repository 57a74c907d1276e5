package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Case;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a flow speaks or hands to an action is there: on every way to a state, the slots it
 * uses have been filled, and there are words for each name they may hold. States that no way leads
 * to are not looked at.
 */
final class Filled {
    /**
     * On every way to {@code state}, these slots are filled; each with the names it may hold.
     *
     * @param from the state before
     */
    private record Arrival(String state, Map<String, Set<String>> filled, String from) {}

    private final Subject subject;

    /** Per state, what all ways found so far have in common: only ever less. */
    private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

    /** For each state and slot that some way brings empty, where that way comes from. */
    private final Map<String, Map<String, String>> emptyFrom = new HashMap<>();

    /** Every name that a slot may hold, whoever fills it. */
    private final Map<String, Set<String>> names = new HashMap<>();

    Filled(Subject subject) {
        this.subject = subject;
        for (Flow flow : subject.bundle().flows().values())
            flow.slots()
                    .forEach((name, slot) -> {
                        if (slot.type() instanceof Type.Name(Set<String> all)) names(name, all);
                    });
        for (Action action : subject.tools().actions())
            action.outcomes()
                    .values()
                    .forEach(fills -> fills.forEach(fill -> names(fill.slot(), fill.names())));
    }

    private void names(String slot, Set<String> some) {
        names.computeIfAbsent(slot, _ -> new HashSet<>()).addAll(some);
    }

    void check() {
        for (Flow flow : subject.bundle().flows().values()) standing(flow);
        follow();
        subject.nodes().values().stream()
                .filter(node -> known.containsKey(node.name()))
                .forEach(this::check);
    }

    /** Texts that are said whatever is known speak nothing of it. */
    private void standing(Flow flow) {
        Standing standing = flow.standing();
        unspoken(flow, "filler", standing.filler());
        unspoken(flow, "sorry", standing.sorry());
        unspoken(flow, "lifeboat", standing.lifeboat());
        flow.everywhere()
                .forEach((name, universal) ->
                        unspoken(flow, "everywhere." + name + ".text", universal.text()));
        for (String slot : standing.confirming().slots())
            if (!slot.equals(Standing.VALUE))
                error(
                        flow,
                        "confirming",
                        "\"confirming\" can speak {value} only, not {" + slot + "}",
                        "write {value}");
    }

    private void unspoken(Flow flow, String path, Text text) {
        for (String slot : text.slots())
            error(
                    flow,
                    path,
                    "slot \"" + slot + "\" may be empty when this is said",
                    "say it without {" + slot + "}");
    }

    private void error(Flow flow, String path, String what, String mend) {
        subject.problems().error(subject.places().of(flow.name(), path), what, mend);
    }

    /** Follows all ways until no way teaches anything new. */
    private void follow() {
        Deque<Arrival> open = new ArrayDeque<>();
        open.add(new Arrival(subject.start().name(), atFirst(), ""));
        while (!open.isEmpty()) {
            Arrival arrival = open.remove();
            Map<String, Set<String>> before = known.get(arrival.state());
            Map<String, Set<String>> common = common(before, arrival);
            if (common.equals(before)) continue;
            known.put(arrival.state(), common);
            open.addAll(after(subject.node(arrival.state()), common));
        }
    }

    private static Map<String, Set<String>> atFirst() {
        return Map.of(Flow.LANGUAGE, Set.of());
    }

    /** What both ways have filled, with the names of either; a way not found yet has no say. */
    private Map<String, Set<String>> common(
            @Nullable Map<String, Set<String>> one, Arrival arrival) {
        if (one == null) return arrival.filled();
        Map<String, Set<String>> common = new HashMap<>();
        one.forEach((slot, some) -> {
            Set<String> others = arrival.filled().get(slot);
            if (others == null) {
                emptyFrom
                        .computeIfAbsent(arrival.state(), _ -> new HashMap<>())
                        .put(slot, arrival.from());
                return;
            }
            Set<String> all = new TreeSet<>(some);
            all.addAll(others);
            common.put(slot, all);
        });
        return common;
    }

    private List<Arrival> after(Node node, Map<String, Set<String>> arriving) {
        Map<String, Set<String>> here = entered(node.state(), arriving);
        List<Arrival> next = new ArrayList<>();
        Map<String, Set<String>> passing = here;
        for (Edge edge : subject.edges(node)) {
            Map<String, Set<String>> leaving =
                    subject.startsOver(edge)
                            ? atFirst()
                            : edge.written().startsWith("at-most") ? arriving : here;
            switch (node.state()) {
                case State.Do act when edge.written().startsWith("on.") -> {
                    Map<String, Set<String>> more = new HashMap<>(here);
                    fills(act, edge.label()).forEach(fill -> more.put(fill.slot(), fill.names()));
                    leaving = more;
                }
                case State.Ask ask -> leaving = answered(ask, edge, leaving);
                case State.Choose choose when edge.written().startsWith("choose[") -> {
                    Case each = choose.cases().get(index(edge));
                    leaving = with(passing, Knowing.when(each.condition(), true));
                    passing = with(passing, Knowing.when(each.condition(), false));
                }
                case State.Choose _ when edge.written().equals(State.OTHERWISE) ->
                        leaving = passing;
                case State.Do _,
                        State.Choose _,
                        State.Say _,
                        State.Transfer _,
                        State.Voicemail _,
                        State.CallBack _,
                        State.Subflow _,
                        State.End _ -> {}
            }
            next.add(new Arrival(edge.to(), leaving, node.name()));
        }
        return next;
    }

    private static int index(Edge edge) {
        String written = edge.written();
        return Integer.parseInt(written, written.indexOf('[') + 1, written.indexOf(']'), 10);
    }

    private static Map<String, Set<String>> entered(
            State state, Map<String, Set<String>> arriving) {
        Map<String, Set<String>> here = new HashMap<>(arriving);
        here.keySet().removeAll(state.onEntering().forget());
        set(state.onEntering().set(), here);
        return here;
    }

    private static void set(Map<String, Value> values, Map<String, Set<String>> filled) {
        values.forEach((slot, value) ->
                filled.put(
                        slot, value instanceof Value.Name(String name) ? Set.of(name) : Set.of()));
    }

    private Map<String, Set<String>> answered(
            State.Ask ask, Edge edge, Map<String, Set<String>> leaving) {
        Map<String, Set<String>> more = new HashMap<>(leaving);
        switch (ask.answers()) {
            case Answers.Choices(Map<String, State.Choice> choices) -> {
                State.Choice choice = choices.get(edge.label());
                if (choice != null && edge.written().startsWith("choices."))
                    set(choice.set(), more);
            }
            case Answers.Fill fill -> {
                if (edge.written().equals("then"))
                    more.put(fill.slot(), names.getOrDefault(fill.slot(), Set.of()));
                else if (!edge.written().startsWith("at-most")) more.remove(fill.slot());
            }
        }
        return more;
    }

    private Map<String, Set<String>> with(Map<String, Set<String>> filled, Set<String> moreSlots) {
        Map<String, Set<String>> more = new HashMap<>(filled);
        for (String slot : moreSlots)
            if (!isNamedFirst(slot)) more.putIfAbsent(slot, names.getOrDefault(slot, Set.of()));
        return more;
    }

    /** Whether it may hold what a caller called a thing, until its own question has been passed. */
    private boolean isNamedFirst(String slot) {
        return subject.bundle().slots().get(slot) instanceof Slot.OneOf;
    }

    private List<Action.Fill> fills(State.Do act, String outcome) {
        return subject.action(act.action()).map(action -> action.fills(outcome)).orElse(List.of());
    }

    private void check(Node node) {
        Map<String, Set<String>> here =
                entered(node.state(), known.getOrDefault(node.name(), Map.of()));
        node.state().said().forEach((written, text) -> spoken(node, written, text, here));
        switch (node.state()) {
            case State.Do act ->
                    act.with()
                            .forEach((input, slot) -> {
                                if (!isOptional(act, input))
                                    require(node, subject.place(node, "with." + input), slot, here);
                            });
            case State.CallBack callBack -> {
                if (!callBack.number().equals(State.CallBack.CALLER))
                    require(node, subject.place(node, "callback"), callBack.number(), here);
            }
            case State.Ask(_, _, Answers.Fill fill, _) -> {
                Slot slot = node.flow().slots().get(fill.slot());
                if (slot instanceof Slot.OneOf(String list, _))
                    require(node, subject.place(node, "fill"), list, here);
                boolean confirms = fill.confirm().when() != State.Confirm.When.NEVER;
                if (confirms && fill.confirm().text().isEmpty())
                    haveWords(
                            node,
                            subject.place(node, "confirm"),
                            fill.slot(),
                            names.getOrDefault(fill.slot(), Set.of()));
            }
            case State.Ask _,
                    State.Say _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.Subflow _,
                    State.End _ -> {}
        }
    }

    /** Whether an action does without it when the slot is empty. */
    private boolean isOptional(State.Do act, String input) {
        return subject.action(act.action())
                .filter(action -> action.optionalInputs().containsKey(input))
                .isPresent();
    }

    private void spoken(Node node, String written, Text text, Map<String, Set<String>> here) {
        text.sentences()
                .languages()
                .forEach(language -> {
                    Place place = subject.place(node, language, written);
                    for (String slot : text.slotsIn(language)) {
                        if (asks(node.state(), slot)) {
                            if (!written.startsWith("confirm.")) unanswered(place, slot);
                            else haveWords(node, place, slot, names.getOrDefault(slot, Set.of()));
                        } else if (require(node, place, slot, here))
                            haveWords(node, place, slot, here.getOrDefault(slot, Set.of()));
                    }
                });
    }

    private static boolean asks(State state, String slot) {
        return state instanceof State.Ask(_, _, Answers.Fill fill, _) && fill.slot().equals(slot);
    }

    private void unanswered(Place place, String slot) {
        subject.problems()
                .error(
                        place,
                        "slot \"" + slot + "\" is empty until this question is answered",
                        "say it without {" + slot + "}, or in \"confirm\"");
    }

    /** The names a slot may hold can be spoken. */
    private void haveWords(Node node, Place place, String slot, Set<String> held) {
        for (String name : held.stream().sorted().toList())
            if (!node.flow().words().containsKey(name))
                subject.problems()
                        .error(
                                place,
                                "slot \""
                                        + slot
                                        + "\" may hold "
                                        + name
                                        + ", and there are no words for it",
                                "write words: {" + name + ": how it is spoken}");
    }

    private boolean require(Node node, Place place, String slot, Map<String, Set<String>> here) {
        if (here.containsKey(slot)) return true;
        String from = emptyFrom.getOrDefault(node.name(), Map.of()).getOrDefault(slot, "");
        subject.problems()
                .error(
                        place,
                        "slot \""
                                + slot
                                + "\" may be empty here"
                                + (from.isEmpty() ? "" : ", coming from " + from),
                        isNamedFirst(slot)
                                ? "let every way to \""
                                        + node.local()
                                        + "\" go through the question"
                                        + " that fills it"
                                : "fill it on every way to \""
                                        + node.local()
                                        + "\", or ask with choose whether \""
                                        + slot
                                        + " is filled\"");
        return false;
    }
}
