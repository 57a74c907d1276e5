package dev.orderline.ivr.scenario;

import java.util.List;

/**
 * What the shop knows after a call, of the given orders and the caller.
 *
 * @param wrongAttempts how often a number or postcode was wrong
 * @param returned names of items that are on their way back
 * @param callbacks topics about which the caller waits to be called back
 */
public record Books(int wrongAttempts, List<String> returned, List<String> callbacks) {
    public Books {
        returned = List.copyOf(returned);
        callbacks = List.copyOf(callbacks);
    }
}
