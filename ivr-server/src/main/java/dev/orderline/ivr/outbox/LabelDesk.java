package dev.orderline.ivr.outbox;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where customers who are written to by telephone get their labels. Thread-safe; methods wait for
 * the database, at most its statement time-out, and throw {@link
 * dev.orderline.ivr.orders.DeskFailure} if it is away.
 */
public interface LabelDesk {
    /** So often a link is opened: by a customer at home, on the way and at the counter. */
    int MOST_OPENED = 50;

    /**
     * The label that the link of {@code token} is for, and counts that it was opened. Empty if
     * there is no such link, the return's last day is over, the warehouse has it, nobody sends it
     * any more, or it was opened {@link #MOST_OPENED} times: nobody outside learns which.
     */
    Optional<Linked> open(LabelToken token, Instant now);

    /**
     * A label, and what it is for.
     *
     * @param until the last day on which the parcel may be sent
     * @param tracking the number by which the carrier knows the parcel
     * @param pdf one page
     */
    record Linked(RmaNumber rma, String item, LocalDate until, String tracking, Document pdf) {}
}
