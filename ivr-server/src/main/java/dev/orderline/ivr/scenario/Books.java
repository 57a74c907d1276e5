package dev.orderline.ivr.scenario;

import java.util.List;

/**
 * What the shop knows after a call, of the given orders and the caller.
 *
 * @param wrongAttempts how often a number or postcode was wrong
 * @param returned names of items that are on their way back
 * @param refunds what is paid back or will be, with why: "24.99 USD returned"
 * @param callbacks topics about which the caller waits to be called back
 */
public record Books(
        int wrongAttempts, List<String> returned, List<String> refunds, List<String> callbacks) {
    public Books {
        returned = List.copyOf(returned);
        refunds = List.copyOf(refunds);
        callbacks = List.copyOf(callbacks);
    }
}
