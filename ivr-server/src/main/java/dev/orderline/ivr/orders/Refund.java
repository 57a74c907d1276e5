package dev.orderline.ivr.orders;

import java.time.Instant;
import java.util.UUID;

/**
 * Money that is given back.
 *
 * @param decided when it was decided that it is to be paid
 * @param changed when it came into its {@code state}
 */
public record Refund(
        UUID id,
        Cause cause,
        Money amount,
        Destination to,
        State state,
        Instant decided,
        Instant changed) {
    /** Why it is paid. */
    public enum Cause implements Written {
        /** Something was sent back. */
        RETURNED,
        /** Something was not as it should be, and not worth sending. */
        KEPT,
        LOST,
        LATE,
        CANCELLED,
        /** One line of an order is not wanted any more. */
        ITEM_CANCELLED;

        /** Why a granted demand is paid. */
        public static Cause of(Demand demand) {
            return switch (demand) {
                case Claim.LOST -> LOST;
                case Claim.LATE -> LATE;
                case Claim.CANCELLED -> CANCELLED;
                case Demand.CancelItem _ -> ITEM_CANCELLED;
            };
        }
    }

    /** Where it goes. */
    public enum Destination implements Written {
        /** Back to the means with which the order was paid. */
        ORIGINAL,
        /** To the customer's balance at the shop. */
        CREDIT,
        /** Not as money: the customer gets something else for it. */
        EXCHANGE
    }

    /** How far it is. Money is set aside from {@link #TO_BE_APPROVED} on. */
    public enum State implements Written {
        /** It is paid when something has come back. */
        DECIDED,
        /** One or two persons have to agree. */
        TO_BE_APPROVED,
        /** It is about to be paid. */
        RESERVED,
        /** The payment provider has taken it. */
        EXECUTED,
        /** It is paid. */
        SETTLED,
        /** The payment provider will not pay it: a person sees to it. Nothing is set aside. */
        FAILED,
        /** A person did not agree. Nothing is set aside. */
        DECLINED,
        /** What should have come back does not. */
        WITHDRAWN;

        /** Whether it has ended without being paid. */
        public boolean isOff() {
            return switch (this) {
                case FAILED, DECLINED, WITHDRAWN -> true;
                case DECIDED, TO_BE_APPROVED, RESERVED, EXECUTED, SETTLED -> false;
            };
        }
    }
}
