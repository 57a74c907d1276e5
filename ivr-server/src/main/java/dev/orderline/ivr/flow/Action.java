package dev.orderline.ivr.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something a flow can do by name: code that touches orders and money. Stateless and shared by all
 * calls; {@link #perform} runs beside the call's loop and may wait for a database.
 */
public interface Action {
    /** As flows write it: {@code orders.verify}. */
    String name();

    /** The inputs a flow must give, and what each must be. */
    Map<String, Type> inputs();

    /**
     * The inputs a flow may give besides, and what each must be. They are left out when the slot
     * they come from is empty: what flows of before do not know they need not give.
     */
    default Map<String, Type> optionalInputs() {
        return Map.of();
    }

    /** The outcomes a flow must have an edge for, each with the slots it always fills. */
    Map<String, List<Fill>> outcomes();

    /** What {@code outcome} fills; nothing, if it is not declared. */
    default List<Fill> fills(String outcome) {
        return outcomes().getOrDefault(outcome, List.of());
    }

    /** The outcomes after which it is known who calls. */
    default Set<String> proves() {
        return Set.of();
    }

    /** Whether it may be reached only by callers of whom it is known who they are. */
    default boolean needsProof() {
        return false;
    }

    /** Whether what it does cannot be taken back by asking again: goods or money move. */
    default boolean changes() {
        return false;
    }

    /** Whether {@code result} is as declared: an outcome with the slots it always fills. */
    default boolean allows(Result result) {
        List<Fill> fills = outcomes().get(result.outcome());
        return fills != null
                && fills.size() == result.slots().size()
                && fills.stream().allMatch(fill -> fill.isIn(result.slots()));
    }

    /**
     * Does it.
     *
     * @param run this call's run of the flow; actions keep what is not data there, such as proofs
     * @param with exactly the declared inputs, and those of the optional ones that are known
     * @throws dev.orderline.ivr.orders.DeskFailure if the desk is away
     */
    Result perform(Run run, Map<String, Value> with);

    /**
     * A slot that an outcome fills.
     *
     * @param names every {@link Value.Name} it may hold, instead of something of its type or
     *     because that is its type: the flow needs words for those it speaks
     */
    record Fill(String slot, Type type, Set<String> names) {
        public Fill {
            names = Set.copyOf(names);
        }

        boolean isIn(Map<String, Value> slots) {
            Value value = slots.get(slot);
            if (value == null) return false;
            return type.holds(value)
                    || (value instanceof Value.Name(String name) && names.contains(name));
        }

        /** A slot that holds nothing but what its type says. */
        public static Fill of(String slot, Type type) {
            return new Fill(
                    slot, type, type instanceof Type.Name(Set<String> all) ? all : Set.of());
        }
    }

    /**
     * What came of it.
     *
     * @param outcome one of the declared ones
     * @param slots to be filled, by name: those declared for the outcome
     */
    record Result(String outcome, Map<String, Value> slots) {
        public Result {
            slots = Map.copyOf(slots);
        }

        public static Result of(String outcome) {
            return new Result(outcome, Map.of());
        }
    }
}
