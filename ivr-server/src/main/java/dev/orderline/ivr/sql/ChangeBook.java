package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnChanged.WouldChange;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.sql.RefundBook.ForReturn;
import dev.orderline.ivr.sql.ReturnBook.Entry;
import dev.orderline.ivr.sql.ReturnRows.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How returns were changed, as rows of their table, each with what follows from it, in the
 * transaction of {@code handle}. Whoever changes one has locked its return.
 */
final class ChangeBook {
    private final Announcer announcer;
    private final RefundBook refunds;
    private final Address warehouse;

    /**
     * @param warehouse where things are sent back to
     */
    ChangeBook(Announcer announcer, Address warehouse) {
        this.announcer = announcer;
        this.refunds = new RefundBook(announcer);
        this.warehouse = warehouse;
    }

    /** One request for a change. */
    record Asked(UUID request, RmaNumber rma, ReturnReason reason, Destination to) {}

    /** A return as it is before it is changed. */
    private record Before(ReturnReason reason, Destination to, Terms terms) {}

    private record Answered(Asked asked, ReturnChanged answer) {}

    /**
     * What {@code asked} has changed before; empty if it has not.
     *
     * @throws IllegalArgumentException if its request has changed something else before
     */
    static Optional<ReturnChanged> answer(Handle handle, Asked asked) {
        Optional<Answered> before =
                handle.createQuery(
                                """
                                select request, rma, to_reason, to_destination, terms
                                  from return_changes where request = :request
                                """)
                        .bind("request", asked.request())
                        .map((row, _) ->
                                new Answered(
                                        asked(row),
                                        new ReturnChanged.Changed(
                                                DecisionJson.terms(row.getString("terms")))))
                        .findOne();
        if (before.isPresent() && !before.get().asked().equals(asked))
            throw new IllegalArgumentException("this request has changed something else before");
        return before.map(Answered::answer);
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("request", UUID.class),
                new RmaNumber(row.getString("rma")),
                ReturnReason.parse(row.getString("to_reason")).orElseThrow(),
                Written.parse(Destination.class, row.getString("to_destination")).orElseThrow());
    }

    /** The key of the label that was ordered last because of a change; empty if none was. */
    static Optional<UUID> label(Handle handle, RmaNumber rma) {
        return handle.createQuery(
                        """
                        select label from return_changes
                         where rma = :rma and label is not null order by serial desc limit 1
                        """)
                .bind("rma", rma.digits())
                .mapTo(UUID.class)
                .findOne();
    }

    /**
     * Lets a return go on on other terms.
     *
     * @param parts what is paid back of the order for it
     */
    void change(
            Handle handle, Entry entry, Asked asked, WouldChange would, List<Part> parts, By by) {
        Before before = before(handle, asked.rma());
        Terms terms = would.terms();
        boolean relabelled =
                !terms.keeps()
                        && !terms.label().getClass().equals(before.terms().label().getClass());
        UUID label = OutboxRows.id("label " + asked.rma().digits() + " " + asked.request());
        insert(handle, asked, before, would, relabelled ? label : null, by);
        refunds.withdraw(handle, asked.rma(), by.at());
        refunds.decide(
                handle,
                new ForReturn(asked.request(), entry.number(), asked.rma(), asked.to(), parts),
                new Granted(terms, would.because()),
                by);
        handle.createUpdate("update returns set until_on = :until where rma = :rma")
                .bind("until", terms.until())
                .bind("rma", asked.rma().digits())
                .execute();
        if (relabelled) ReturnBook.orderLabel(handle, asked.rma(), label, warehouse, by.at());
        if (terms.keeps()) {
            ReturnBook.step(handle, asked.rma(), ReturnStep.KEPT, by.at());
            refunds.reserve(handle, asked.rma(), by.at());
        }
        tell(handle, entry, asked, terms, by.at());
    }

    private static Before before(Handle handle, RmaNumber rma) {
        Destination to =
                RefundBook.of(handle, rma).stream()
                        .map(Refund::to)
                        .findFirst()
                        .orElse(Destination.ORIGINAL);
        return handle.createQuery(
                        """
                        select coalesce(last.to_reason, reason) as reason,
                               coalesce(last.terms, returns.terms) as terms
                          from returns
                          left join lateral (select to_reason, terms from return_changes
                                              where return_changes.rma = returns.rma
                                              order by serial desc limit 1) as last on true
                         where returns.rma = :rma
                        """)
                .bind("rma", rma.digits())
                .map((row, _) ->
                        new Before(
                                ReturnReason.parse(row.getString("reason")).orElseThrow(),
                                to,
                                DecisionJson.terms(row.getString("terms"))))
                .one();
    }

    private static void insert(
            Handle handle,
            Asked asked,
            Before before,
            WouldChange would,
            @Nullable UUID label,
            By by) {
        handle.createUpdate(
                        """
                        insert into return_changes (request, rma, from_reason, to_reason, from_destination,
                                                    to_destination, policy, terms, because, label, changed_at)
                        values (:request, :rma, :fromReason, :toReason, :from,
                                :to, :policy, :terms::jsonb, :because::jsonb, :label::uuid, :at)
                        """)
                .bind("request", asked.request())
                .bind("rma", asked.rma().digits())
                .bind("fromReason", before.reason().written())
                .bind("toReason", asked.reason().written())
                .bind("from", before.to().written())
                .bind("to", asked.to().written())
                .bind("policy", by.policy())
                .bind("terms", DecisionJson.write(would.terms()))
                .bind("because", DecisionJson.write(would.because()))
                .bindByType("label", label, UUID.class)
                .bind("at", time(by.at()))
                .execute();
    }

    private void tell(Handle handle, Entry entry, Asked asked, Terms terms, Instant at) {
        String item = entry.underway().item();
        announcer.tell(
                handle,
                entry.number(),
                "changed " + asked.request(),
                terms.keeps()
                        ? new Notice.ItemKept(asked.rma(), item, terms.refund())
                        : new Notice.ReturnChanged(
                                asked.rma(), item, terms.until(), terms.refund()),
                at);
    }
}
