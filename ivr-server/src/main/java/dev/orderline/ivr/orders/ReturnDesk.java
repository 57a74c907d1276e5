package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where returns are opened, one for each line of an order. Thread-safe; methods wait for the
 * database, at most its statement time-out.
 */
public interface ReturnDesk {
    /**
     * Opens a return of all of a line, durably before it answers, if the policy is for it and no
     * person has to decide. What the policy wants a photo of, a person has to decide unless one
     * that shows it has come within {@link PhotoDesk#COUNTS}; and that of which it wants the
     * condition, unless that is told. What is paid back for it is decided with it; of what the
     * customer keeps it is set aside at once, of what is sent when the warehouse has it. The same
     * {@code request} gets the same answer, whatever has changed meanwhile, while the order is
     * there, and opens one return; of requests for the same line made at once one opens it.
     *
     * @param wish of a line of the order {@code proof} was made for
     * @param to where what is paid back goes
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if this request has asked something else before, or {@code
     *     proof} does not allow {@code to}
     */
    ReturnOpened open(
            UUID request, Proof proof, ReturnWish wish, Refund.Destination to, ZonedDateTime now);

    /**
     * Takes back a return that has not been sent; nothing is paid for it then, and the line can be
     * returned again. Taking it back twice is once.
     *
     * @return false if there is none of that number for the order, or it has been sent
     * @throws DeskFailure if the database is away
     */
    boolean cancel(Proof proof, RmaNumber rma, ZonedDateTime now);

    /**
     * Changes a return that has not been sent, durably before it answers: it is decided anew as if
     * it were opened now, by the policy that counts now. If that is granted it goes on under its
     * number: what was to be paid for it is not, and what is decided now is instead, in one
     * transaction; its last day never becomes an earlier one. If not, nothing is changed. What is
     * exchanged a person changes. The same {@code request} changes it once, and gets the same
     * answer from then on.
     *
     * @param reason why it is sent back, the same as before or another
     * @param to where what is paid back goes, as before or elsewhere
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if this request has changed something else before, or {@code
     *     proof} does not allow {@code to}
     */
    ReturnChanged change(
            UUID request,
            Proof proof,
            RmaNumber rma,
            ReturnReason reason,
            Refund.Destination to,
            ZonedDateTime now);

    /**
     * What would be decided of changing a return now. Nothing is changed.
     *
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     */
    ReturnChanged.Considered considerChange(
            Proof proof, RmaNumber rma, ReturnReason reason, ZonedDateTime now);

    /**
     * The returns of the order {@code proof} was made for that were not taken back, the newest
     * first.
     *
     * @throws DeskFailure if the database is away
     */
    List<ReturnUnderway> underway(Proof proof);

    /**
     * Sends the label of a return to the customer again.
     *
     * @return false if there is none of that number for the order, it has none, it has been
     *     received, or there is nowhere to send it
     * @throws DeskFailure if the database is away
     * @throws IllegalArgumentException if this request has asked something else before
     */
    boolean sendLabel(UUID request, Proof proof, RmaNumber rma, ZonedDateTime now);

    /**
     * All lines of the order {@code proof} was made for, in their order, for telling which can be
     * sent back; empty when the order has been deleted since.
     *
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     */
    List<ReturnLine> lines(Proof proof, ZonedDateTime now);

    /**
     * What the policy says of {@code wish}; empty when the order has been deleted since, or the
     * line. Nothing is changed.
     *
     * @param now in the shop's time zone
     * @throws DeskFailure if the database is away
     */
    Optional<Decision> decide(Proof proof, ReturnWish wish, ZonedDateTime now);

    /** One line and what is decided of it for the reason that is best for the customer. */
    record ReturnLine(Item item, Decision atBest) {}
}
