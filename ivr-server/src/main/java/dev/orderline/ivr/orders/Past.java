package dev.orderline.ivr.orders;

import java.time.Instant;

/** Something that a customer has done before, of all their orders. */
public sealed interface Past {
    Instant at();

    /**
     * An order that was not cancelled.
     *
     * @param pieces of all its lines together
     */
    record Ordered(Instant at, int pieces) implements Past {}

    /**
     * A return that was not taken back, of so many pieces.
     *
     * @param at when it was opened
     */
    record Returned(Instant at, ReturnReason reason, int pieces) implements Past {}

    /** Money back was claimed for what is lost, whatever has become of the claim. */
    record ClaimedLost(Instant at) implements Past {}
}
