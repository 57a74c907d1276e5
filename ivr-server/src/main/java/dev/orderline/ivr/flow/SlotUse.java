package dev.orderline.ivr.flow;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which slots are needed where. */
public final class SlotUse {
    private SlotUse() {}

    /** The slots that questions of {@code flows} fill. */
    public static Set<String> asked(Collection<Flow> flows) {
        return flows.stream()
                .flatMap(flow -> flow.states().values().stream())
                .flatMap(state ->
                        state instanceof State.Ask(_, _, State.Answers.Fill fill, _)
                                ? Stream.of(fill.slot())
                                : Stream.of())
                .collect(Collectors.toSet());
    }

    /** The slots that must be filled when a call comes to {@code state}. */
    public static Set<String> read(State state) {
        Set<String> slots = new HashSet<>();
        state.said().values().forEach(text -> slots.addAll(text.slots()));
        switch (state) {
            case State.Do act -> slots.addAll(act.with().values());
            case State.CallBack callBack -> {
                if (!callBack.number().equals(State.CallBack.CALLER)) slots.add(callBack.number());
            }
            case State.Ask(_, _, State.Answers.Fill fill, _) -> slots.remove(fill.slot());
            case State.Ask _,
                    State.Say _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.Subflow _,
                    State.End _ -> {}
        }
        slots.remove(Flow.Standing.VALUE);
        slots.remove(Flow.LANGUAGE);
        return slots;
    }

    /** The slots that {@code condition} asks for; they may be empty. */
    public static Set<String> asked(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> asked(of);
            case Condition.Any(List<Condition> of) -> asked(of);
            case Condition.Not(Condition not) -> asked(not);
            case Condition.Is(String slot, _) -> Set.of(slot);
            case Condition.Empty(String slot) -> Set.of(slot);
            case Condition.Compare(String slot, _, _) -> Set.of(slot);
            case Condition.OnDay(String slot, _, _) -> Set.of(slot);
            case Condition.Within(String slot, _) -> Set.of(slot);
            case Condition.Open _, Condition.Holiday _ -> Set.of();
        };
    }

    private static Set<String> asked(List<Condition> conditions) {
        Set<String> slots = new HashSet<>();
        conditions.forEach(condition -> slots.addAll(asked(condition)));
        return slots;
    }
}
