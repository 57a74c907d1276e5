package dev.orderline.ivr.orders;

import java.time.LocalDate;

/** What comes of asking for an exchange. */
public sealed interface ExchangeOpened {
    /**
     * A return is open, and what the customer gets for it lies ready.
     *
     * @param until the last day on which it may be sent
     */
    record Opened(RmaNumber rma, LocalDate until) implements ExchangeOpened {}

    /** Somebody else has got the last one, or nothing like it is exchanged. */
    record SoldOut() implements ExchangeOpened {}

    /** The policy is against sending it back, or a person has to decide, or it is gone. */
    record NotOpened() implements ExchangeOpened {}
}
