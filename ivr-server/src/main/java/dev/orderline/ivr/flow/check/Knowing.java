package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an answered condition tells of slots. */
final class Knowing {
    private Knowing() {}

    /** The slots that are filled for certain when {@code condition} holds, or when it does not. */
    static Set<String> when(Condition condition, boolean holds) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> holds ? any(of, true) : all(of, false);
            case Condition.Any(List<Condition> of) -> holds ? all(of, true) : any(of, false);
            case Condition.Not(Condition not) -> when(not, !holds);
            case Condition.Empty(String slot) -> holds ? Set.of() : Set.of(slot);
            case Condition.Is(String slot, _) -> holds ? Set.of(slot) : Set.of();
            case Condition.Compare(String slot, _, _) -> holds ? Set.of(slot) : Set.of();
            case Condition.OnDay(String slot, _, _) -> holds ? Set.of(slot) : Set.of();
            case Condition.Within(String slot, _) -> holds ? Set.of(slot) : Set.of();
            case Condition.Open _, Condition.Holiday _ -> Set.of();
        };
    }

    private static Set<String> any(List<Condition> conditions, boolean holds) {
        Set<String> slots = new HashSet<>();
        conditions.forEach(each -> slots.addAll(when(each, holds)));
        return slots;
    }

    private static Set<String> all(List<Condition> conditions, boolean holds) {
        Set<String> slots = new HashSet<>(when(conditions.getFirst(), holds));
        conditions.forEach(each -> slots.retainAll(when(each, holds)));
        return slots;
    }
}
