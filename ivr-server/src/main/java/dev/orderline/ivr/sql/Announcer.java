package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Letters;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Contact.Service;
import dev.orderline.ivr.outbox.EventSink.Event;
import dev.orderline.ivr.sql.WorkJson.Addressed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Writes down that customers, and the shop's other systems, are to be told of what has changed. In
 * the transaction of the change, so that both happen or neither.
 */
public final class Announcer {
    private final Letters letters;
    private final boolean events;
    private final Set<Service> services;
    private final LabelLinks links;

    /**
     * @param events whether there is anybody to be told of events
     * @param services by which the shop can send short messages
     * @param links to labels, which only e-mail carries itself
     */
    public Announcer(Letters letters, boolean events, Set<Service> services, LabelLinks links) {
        this.letters = letters;
        this.events = events;
        this.services = Set.copyOf(services);
        this.links = links;
    }

    /** Of a shop that sends short messages by SMS alone, and whose pages no customer reaches. */
    public Announcer(Letters letters, boolean events) {
        this(letters, events, Set.of(Service.SMS), LabelLinks.NONE);
    }

    /**
     * Tells of a change of an order's return or refund. Who has neither e-mail nor telephone on
     * file is not written to.
     *
     * @param about what makes it this change and no other: it is told once
     */
    void tell(Handle handle, OrderNumber number, String about, Notice notice, Instant at) {
        write(handle, OutboxRows.id("letter " + about), number, notice, at);
        if (events)
            OutboxRows.tell(
                    handle,
                    new Event(
                            OutboxRows.id("event " + about),
                            "dev.orderline." + type(notice),
                            number.digits(),
                            at,
                            facts(notice)));
    }

    /**
     * Writes to the customer of an order, and tells nobody else.
     *
     * @param id under which it is written once
     * @return where it goes; empty if there is nowhere
     */
    Optional<Contact> write(Handle handle, UUID id, OrderNumber number, Notice notice, Instant at) {
        return OnFile.of(handle, number)
                .flatMap(onFile ->
                        onFile.contact(notice, services)
                                .map(to -> addressed(handle, id, onFile, to, notice, at)))
                .map(letter -> {
                    OutboxRows.write(handle, id, letter, at);
                    return letter.to();
                });
    }

    /** A label goes by e-mail if there is no link for a telephone. */
    private Addressed addressed(
            Handle handle, UUID id, OnFile onFile, Contact to, Notice notice, Instant at) {
        if (!(notice instanceof Notice.LabelSent sent))
            return new Addressed(to, letter(notice, ""));
        String label = sent.rma().digits();
        if (to instanceof Contact.Email) return new Addressed(to, letter(sent, label));
        return links.make(handle, id, sent, at)
                .map(link -> new Addressed(to, letter(sent.linked(link), label)))
                .orElseGet(() -> new Addressed(onFile.emailed().orElse(to), letter(sent, label)));
    }

    private WorkJson.Letter letter(Notice notice, String label) {
        Letters.Worded worded = letters.of(notice);
        return new WorkJson.Letter(worded.subject(), worded.text(), label);
    }

    private static String type(Notice notice) {
        return switch (notice) {
            case Notice.ReturnOpened _ -> "return.opened";
            case Notice.LabelSent _, Notice.LabelLinked _ -> "return.label-made";
            case Notice.LabelMissing _ -> "return.label-missing";
            case Notice.ReturnCancelled _ -> "return.cancelled";
            case Notice.ExchangeOpened _ -> "exchange.opened";
            case Notice.ReplacementSent _ -> "exchange.sent";
            case Notice.ReplacementMissing _ -> "exchange.paid-back";
            case Notice.ItemKept _ -> "return.kept";
            case Notice.ItemReceived _ -> "return.received";
            case Notice.RefundLookedAt _ -> "refund.to-be-approved";
            case Notice.RefundOnItsWay _ -> "refund.reserved";
            case Notice.RefundPaid _ -> "refund.settled";
            case Notice.RefundFailed _ -> "refund.failed";
            case Notice.RefundDeclined _ -> "refund.declined";
            case Notice.OrderCancelled _ -> "order.cancelled";
            case Notice.ItemCancelled _ -> "order.item-cancelled";
            case Notice.ReturnChanged _ -> "return.changed";
            case Notice.PhotosWanted _ -> "order.photos-wanted";
            case Notice.CallSummary _ -> "order.call-summary";
            case Notice.Code _ -> "order.code-sent";
        };
    }

    private static Map<String, String> facts(Notice notice) {
        return switch (notice) {
            case Notice.ReturnOpened(var rma, _, var until, var refund) ->
                    Map.of(
                            "rma",
                            rma.digits(),
                            "until",
                            until.toString(),
                            "refund",
                            refund.plain());
            case Notice.ReturnChanged(var rma, _, var until, var refund) ->
                    Map.of(
                            "rma",
                            rma.digits(),
                            "until",
                            until.toString(),
                            "refund",
                            refund.plain());
            case Notice.ItemCancelled(var line, _) -> Map.of("line", Integer.toString(line));
            case Notice.LabelSent(var rma, _, _) -> Map.of("rma", rma.digits());
            case Notice.LabelLinked(var rma, _, _, _) -> Map.of("rma", rma.digits());
            case Notice.LabelMissing(var rma, _) -> Map.of("rma", rma.digits());
            case Notice.ReturnCancelled(var rma, _) -> Map.of("rma", rma.digits());
            case Notice.ExchangeOpened(var rma, _, _, var until) ->
                    Map.of("rma", rma.digits(), "until", until.toString());
            case Notice.ReplacementSent(var rma, _, _, var tracking) ->
                    Map.of("rma", rma.digits(), "tracking", tracking);
            case Notice.ReplacementMissing(var rma, _, _, var refund) ->
                    Map.of("rma", rma.digits(), "refund", refund.plain());
            case Notice.ItemKept(var rma, _, var refund) ->
                    Map.of("rma", rma.digits(), "refund", refund.plain());
            case Notice.ItemReceived(var rma, _) -> Map.of("rma", rma.digits());
            case Notice.RefundLookedAt(var amount) -> Map.of("amount", amount.plain());
            case Notice.RefundOnItsWay(var amount) -> Map.of("amount", amount.plain());
            case Notice.RefundPaid(var amount, var to) ->
                    Map.of("amount", amount.plain(), "to", to.written());
            case Notice.RefundFailed(var amount) -> Map.of("amount", amount.plain());
            case Notice.RefundDeclined(var amount) -> Map.of("amount", amount.plain());
            case Notice.OrderCancelled(),
                    Notice.CallSummary _,
                    Notice.PhotosWanted _,
                    Notice.Code _ ->
                    Map.of();
        };
    }
}
