package dev.orderline.ivr.orders;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where money is given back without anything being sent back, and where is told what has become of
 * refunds. Thread-safe; methods wait for the database, at most its statement time-out.
 */
public interface RefundDesk {
    /**
     * Decides a demand, and if it is due sets the money aside and writes down that it is to be
     * paid, durably before it answers; when a flag of the policy is raised, once a person has
     * agreed. What is cancelled is from then on, and a line that is is in the order no more. The
     * same {@code request} gets the same answer; of requests for the same money made at once one
     * gets it.
     *
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if this request has asked something else before, or {@code
     *     proof} does not allow {@code to}
     */
    Claimed claim(
            UUID request, Proof proof, Demand demand, Refund.Destination to, ZonedDateTime now);

    /**
     * What would be decided of a demand now. Nothing is changed.
     *
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     */
    Claimed.Considered consider(Proof proof, Demand demand, ZonedDateTime now);

    /**
     * What the customer of the order {@code proof} was made for has on their balance, in the
     * order's currency.
     *
     * @return empty if the order has been deleted since
     * @throws DeskFailure if the database is away
     */
    Optional<Money> credit(Proof proof);

    /**
     * All refunds of the order {@code proof} was made for, the newest first.
     *
     * @throws DeskFailure if the database is away
     */
    List<Refund> refunds(Proof proof);
}
