package dev.orderline.ivr.orders;

import java.time.Instant;

/**
 * What a customer gets for something that is sent back.
 *
 * @param rma of what is sent back for it
 * @param item what that is called
 * @param name what the replacement is called beside it: "size large in blue"
 * @param changed when it came into its {@code state}
 */
public record Replacement(
        RmaNumber rma,
        String item,
        String sku,
        String name,
        int quantity,
        State state,
        Instant changed) {
    /** How far it is. */
    public enum State implements Written {
        /** It lies in the warehouse for the customer, until what is sent back has come. */
        RESERVED,
        /** What was sent back has come. */
        TO_BE_SENT,
        SENT,
        /** It is not sent: money is paid back instead, if what is sent back comes. */
        RELEASED
    }
}
