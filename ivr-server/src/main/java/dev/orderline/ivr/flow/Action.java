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

    /** The inputs a flow must give. */
    Set<String> inputs();

    /** The outcomes a flow must have an edge for, each with the slots it always fills. */
    Map<String, List<Fill>> outcomes();

    /**
     * Does it.
     *
     * @param run this call's run of the flow; actions keep what is not data there, such as proofs
     * @param with exactly the declared inputs
     * @throws dev.orderline.ivr.orders.DeskFailure if the desk is away
     */
    Result perform(Run run, Map<String, Value> with);

    /**
     * A slot that an outcome fills.
     *
     * @param names every {@link Value.Name} it may hold: the flow needs words for those it speaks
     */
    record Fill(String slot, Set<String> names) {
        public Fill {
            names = Set.copyOf(names);
        }

        /** A slot that holds {@code names}, or something that needs no words of the flow. */
        public static Fill of(String slot, String... names) {
            return new Fill(slot, Set.of(names));
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
