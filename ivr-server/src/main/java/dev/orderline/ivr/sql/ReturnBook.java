package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Made.Label;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * How returns go on after they are opened, as rows of their tables, each step with what follows
 * from it, in the transaction of {@code handle}.
 */
final class ReturnBook {
    private final Announcer announcer;
    private final RefundBook refunds;
    private final ReplacementBook replacements;

    ReturnBook(Announcer announcer) {
        this.announcer = announcer;
        this.refunds = new RefundBook(announcer);
        this.replacements = new ReplacementBook(announcer);
    }

    /** A return, of an item of an order. */
    record Entry(
            OrderNumber number,
            ReturnUnderway underway,
            String sku,
            int quantity,
            Condition condition) {
        RmaNumber rma() {
            return underway.rma();
        }
    }

    private static final String COLUMNS =
            """
            select returns.rma, returns.order_number, returns.line, returns.quantity, name, sku,
                   returns.condition, returns.step, return_steps.at as since, until_on
              from returns
              join items on items.order_number = returns.order_number and items.line = returns.line
              join return_steps on return_steps.rma = returns.rma and return_steps.step = returns.step
            """;

    /** A return, which nobody else changes until the transaction ends; empty if there is none. */
    static Optional<Entry> lock(Handle handle, RmaNumber rma) {
        return handle.createQuery(COLUMNS + " where returns.rma = :rma for update of returns")
                .bind("rma", rma.digits())
                .map((row, _) -> entry(row))
                .findOne();
    }

    /** A return; empty if there is none. */
    static Optional<Entry> find(Handle handle, RmaNumber rma) {
        return handle.createQuery(COLUMNS + " where returns.rma = :rma")
                .bind("rma", rma.digits())
                .map((row, _) -> entry(row))
                .findOne();
    }

    /** The returns of an order that were not taken back, the newest first. */
    static List<ReturnUnderway> underway(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        COLUMNS
                                + """
                                 where returns.order_number = :number and returns.step <> 'cancelled'
                                 order by opened_at desc, returns.line
                                """)
                .bind("number", number.digits())
                .map((row, _) -> entry(row).underway())
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new OrderNumber(row.getString("order_number")),
                new ReturnUnderway(
                        new RmaNumber(row.getString("rma")),
                        row.getInt("line"),
                        row.getString("name"),
                        Written.parse(ReturnStep.class, row.getString("step")).orElseThrow(),
                        instant(row, "since"),
                        row.getObject("until_on", LocalDate.class)),
                row.getString("sku"),
                row.getInt("quantity"),
                Condition.parse(row.getString("condition")).orElseThrow());
    }

    /** Lets a parcel's label be made; it follows by letter. */
    static void orderLabel(Handle handle, RmaNumber rma, Address warehouse, Instant at) {
        orderLabel(handle, rma, firstLabel(rma), warehouse, at);
    }

    /** The key of the label that is made when a return is opened. */
    private static UUID firstLabel(RmaNumber rma) {
        return OutboxRows.id("label " + rma.digits());
    }

    /**
     * The same.
     *
     * @param key of the label: it is made once
     */
    static void orderLabel(Handle handle, RmaNumber rma, UUID key, Address warehouse, Instant at) {
        Parcel parcel =
                handle.createQuery(
                                """
                                select customers.name, street, town, postcode, items.name as item,
                                       returns.quantity, until_on
                                  from returns
                                  join orders on orders.number = returns.order_number
                                  join customers on customers.id = customer_id
                                  join items on items.order_number = returns.order_number
                                            and items.line = returns.line
                                 where rma = :rma
                                """)
                        .bind("rma", rma.digits())
                        .map((row, _) ->
                                new Parcel(
                                        key,
                                        rma,
                                        new Address(
                                                row.getString("name"),
                                                row.getString("street"),
                                                row.getString("town"),
                                                row.getString("postcode"),
                                                warehouse.country()),
                                        warehouse,
                                        List.of(
                                                row.getInt("quantity")
                                                        + " x "
                                                        + row.getString("item")),
                                        row.getObject("until_on", LocalDate.class)))
                        .one();
        OutboxRows.makeLabel(handle, parcel, at);
    }

    /**
     * Keeps a label and sends it to the customer, unless another was ordered since.
     *
     * @param key of the label
     */
    void labelMade(Handle handle, RmaNumber rma, UUID key, Label label, Instant at) {
        Entry entry = lock(handle, rma).orElseThrow();
        if (!isWanted(handle, rma, key)) return;
        handle.createUpdate(
                        """
                        insert into labels (rma, tracking, pdf, made_at)
                        values (:rma, :tracking, :pdf, :at)
                        on conflict (rma) do update set tracking = :tracking, pdf = :pdf, made_at = :at
                        """)
                .bind("rma", rma.digits())
                .bind("tracking", label.tracking())
                .bind("pdf", label.pdf().bytes())
                .bind("at", time(at))
                .execute();
        ReturnStep before = entry.underway().step();
        if (before.mayBecome(ReturnStep.LABEL_MADE)) step(handle, rma, ReturnStep.LABEL_MADE, at);
        if (before.mayBecome(ReturnStep.DROPPED_OFF))
            announcer.tell(handle, entry.number(), "label " + key, labelSent(entry), at);
    }

    private static boolean isWanted(Handle handle, RmaNumber rma, UUID key) {
        return ChangeBook.label(handle, rma).orElseGet(() -> firstLabel(rma)).equals(key);
    }

    static Notice.LabelSent labelSent(Entry entry) {
        ReturnUnderway underway = entry.underway();
        return new Notice.LabelSent(underway.rma(), underway.item(), underway.until());
    }

    void labelMissing(Handle handle, RmaNumber rma, UUID key, Instant at) {
        Entry entry = lock(handle, rma).orElseThrow();
        if (!isWanted(handle, rma, key)) return;
        announcer.tell(
                handle,
                entry.number(),
                "no label " + key,
                new Notice.LabelMissing(rma, entry.underway().item()),
                at);
    }

    /** The label of a return; none if none was made. */
    static List<Document> label(Handle handle, String rma) {
        return handle.createQuery("select pdf from labels where rma = :rma")
                .bind("rma", rma)
                .map((row, _) ->
                        new Document(
                                "return-" + rma + ".pdf", "application/pdf", row.getBytes("pdf")))
                .list();
    }

    /** Takes back a return that may be; what would have been paid for it is not. */
    void cancel(Handle handle, Entry entry, Instant at) {
        step(handle, entry.rma(), ReturnStep.CANCELLED, at);
        ReplacementBook.release(handle, entry.rma(), at);
        refunds.withdraw(handle, entry.rma(), at);
        announcer.tell(
                handle,
                entry.number(),
                "cancelled " + entry.rma().digits(),
                new Notice.ReturnCancelled(entry.rma(), entry.underway().item()),
                at);
    }

    /** Takes down a step that may come, told by {@code scan}, and moves stock and money by it. */
    void scanned(Handle handle, Entry entry, ReturnStep step, UUID scan, Instant at) {
        step(handle, entry.rma(), step, at);
        handle.createUpdate(
                        "update return_steps set scan = :scan where rma = :rma and step = :step")
                .bind("scan", scan)
                .bind("rma", entry.rma().digits())
                .bind("step", step.written())
                .execute();
        switch (step) {
            case RECEIVED -> {
                move(handle, entry, step, "returned = stock.returned + :quantity", at);
                announcer.tell(
                        handle,
                        entry.number(),
                        "received " + entry.rma().digits(),
                        new Notice.ItemReceived(entry.rma(), entry.underway().item()),
                        at);
                replacements.due(handle, entry.rma(), at);
                refunds.reserve(handle, entry.rma(), at);
            }
            case RESTOCKED ->
                    move(
                            handle,
                            entry,
                            step,
                            "returned = stock.returned - :quantity, sellable = stock.sellable + :quantity",
                            at);
            case WRITTEN_OFF ->
                    move(handle, entry, step, "returned = stock.returned - :quantity", at);
            case OPENED, LABEL_MADE, DROPPED_OFF, ON_ITS_WAY, KEPT, CANCELLED -> {}
        }
    }

    private static void move(
            Handle handle, Entry entry, ReturnStep step, String changes, Instant at) {
        var pieces = new StockRows.Pieces(entry.sku(), entry.quantity(), entry.rma());
        StockRows.know(handle, entry.sku());
        StockRows.move(handle, pieces, step.written(), changes, at);
    }

    /** Takes down how far a return is. */
    static void step(Handle handle, RmaNumber rma, ReturnStep step, Instant at) {
        handle.createUpdate("update returns set step = :step where rma = :rma")
                .bind("rma", rma.digits())
                .bind("step", step.written())
                .execute();
        handle.createUpdate("insert into return_steps (rma, step, at) values (:rma, :step, :at)")
                .bind("rma", rma.digits())
                .bind("step", step.written())
                .bind("at", time(at))
                .execute();
    }
}
