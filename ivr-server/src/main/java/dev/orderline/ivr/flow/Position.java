package dev.orderline.ivr.flow;

import java.util.Map;
import java.util.Set;

/**
 * Where a conversation stands, as far as it may be written down: another process can go on from
 * here.
 *
 * @param flow name and version: {@code order-status@12}
 * @param state to be entered
 * @param slots those that are not secret
 * @param unsure those of them that were not confirmed
 * @param visits of states whose visits are counted
 * @param backs how often the caller went back
 * @param startOvers how often the caller started over
 * @param requests how many requests were made of desks
 */
public record Position(
        String flow,
        String state,
        Map<String, Value> slots,
        Set<String> unsure,
        Map<String, Integer> visits,
        int backs,
        int startOvers,
        boolean slowly,
        int requests,
        Run.Proved proved) {
    public Position {
        slots = Map.copyOf(slots);
        unsure = Set.copyOf(unsure);
        visits = Map.copyOf(visits);
    }
}
