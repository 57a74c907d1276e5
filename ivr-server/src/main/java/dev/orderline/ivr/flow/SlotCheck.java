package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks before any call that whatever a flow speaks or hands to an action is there: on every way
 * to a state, the slots its sentences use have been filled, and the flow has words for each name
 * they may hold. States that no way leads to are not looked at.
 */
final class SlotCheck {
    /** On every way to {@code state}, these slots are filled; each with the names it may hold. */
    private record Arrival(String state, Map<String, Set<String>> filled) {}

    private final Flow flow;
    private final Map<String, Action> actions;

    /** Per state, what all ways found so far have in common: only ever less. */
    private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

    /**
     * @param actions by name; those the flow uses have the outcomes it names
     */
    SlotCheck(Flow flow, Map<String, Action> actions) {
        this.flow = flow;
        this.actions = actions;
    }

    /**
     * @throws IllegalArgumentException if something may be missing; the message names the state
     */
    void check() {
        spoken("filler", flow.filler(), Map.of());
        spoken("sorry", flow.sorry(), Map.of());
        flow.everywhere().forEach((name, universal) -> spoken(name, universal.text(), Map.of()));
        follow();
        known.forEach(this::check);
    }

    /** Follows all ways until no way teaches anything new. */
    private void follow() {
        Deque<Arrival> open = new ArrayDeque<>();
        open.add(new Arrival(flow.start(), Map.of()));
        while (!open.isEmpty()) {
            Arrival arrival = open.remove();
            Map<String, Set<String>> before = known.get(arrival.state());
            Map<String, Set<String>> common = common(before, arrival.filled());
            if (common.equals(before)) continue;
            known.put(arrival.state(), common);
            open.addAll(after(flow.state(arrival.state()), common));
        }
    }

    /** What both ways have filled, with the names of either; a way not found yet has no say. */
    private static Map<String, Set<String>> common(
            @Nullable Map<String, Set<String>> one, Map<String, Set<String>> other) {
        if (one == null) return other;
        Map<String, Set<String>> common = new HashMap<>();
        one.forEach((slot, names) -> {
            Set<String> others = other.get(slot);
            if (others == null) return;
            Set<String> all = new HashSet<>(names);
            all.addAll(others);
            common.put(slot, all);
        });
        return common;
    }

    private List<Arrival> after(State state, Map<String, Set<String>> filled) {
        List<Arrival> next = new ArrayList<>();
        switch (state) {
            case State.Say say -> {
                next.add(new Arrival(say.then(), filled));
                say.limit().ifPresent(limit -> next.add(new Arrival(limit.otherwise(), filled)));
                next.addAll(everywhere(filled));
            }
            case State.Ask ask -> {
                next.add(new Arrival(ask.otherwise(), filled));
                switch (ask.answers()) {
                    case Answers.Choices choices ->
                            choices.on()
                                    .values()
                                    .forEach(target -> next.add(new Arrival(target, filled)));
                    case Answers.Entry entry ->
                            next.add(
                                    new Arrival(
                                            entry.then(),
                                            with(filled, List.of(Action.Fill.of(entry.slot())))));
                }
                next.addAll(everywhere(filled));
            }
            case State.Do act ->
                    act.on()
                            .forEach((outcome, target) ->
                                    next.add(
                                            new Arrival(
                                                    target, with(filled, fills(act, outcome)))));
            case State.Transfer _, State.End _ -> {}
        }
        return next;
    }

    private List<Arrival> everywhere(Map<String, Set<String>> filled) {
        List<Arrival> next = new ArrayList<>();
        for (Universal universal : flow.everywhere().values()) {
            if (universal.effect() instanceof Effect.GoTo(var target))
                next.add(new Arrival(target, filled));
        }
        return next;
    }

    private List<Action.Fill> fills(State.Do act, String outcome) {
        Action action = actions.get(act.action());
        List<Action.Fill> fills = action == null ? null : action.outcomes().get(outcome);
        if (fills == null) throw new IllegalStateException("unchecked outcome " + outcome);
        return fills;
    }

    private static Map<String, Set<String>> with(
            Map<String, Set<String>> filled, List<Action.Fill> fills) {
        Map<String, Set<String>> more = new HashMap<>(filled);
        fills.forEach(fill -> more.put(fill.slot(), fill.names()));
        return more;
    }

    private void check(String name, Map<String, Set<String>> filled) {
        State state = flow.state(name);
        CompiledFlow.texts(state).forEach(text -> spoken(name, text, filled));
        if (state instanceof State.Do act)
            act.with().values().forEach(slot -> require(name, slot, filled));
    }

    private void spoken(String where, Text text, Map<String, Set<String>> filled) {
        for (String slot : text.slots()) {
            for (String name : require(where, slot, filled)) {
                if (!flow.words().containsKey(name))
                    throw new IllegalArgumentException(
                            where + ": slot " + slot + " may hold " + name + ", without words");
            }
        }
    }

    private static Set<String> require(String where, String slot, Map<String, Set<String>> filled) {
        Set<String> names = filled.get(slot);
        if (names == null)
            throw new IllegalArgumentException(where + ": slot " + slot + " may be empty here");
        return names;
    }
}
