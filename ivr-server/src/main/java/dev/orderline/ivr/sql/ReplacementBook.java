package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.Replacement.State;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.sql.StockRows.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What customers get in exchange, as rows of their table, with the stock that lies ready for it, in
 * the transaction of {@code handle}. Whoever changes one has locked its return.
 */
final class ReplacementBook {
    /**
     * What lies ready for a return that was not sent so many days after its last one, somebody else
     * may have.
     */
    private static final int PATIENCE_DAYS = 14;

    private static final String COLUMNS =
            """
            select replacements.rma, replacements.sku, replacements.name, replacements.quantity,
                   replacements.state, replacements.changed_at, items.name as item,
                   returns.order_number
              from replacements
              join returns on returns.rma = replacements.rma
              join items on items.order_number = returns.order_number and items.line = returns.line
            """;

    private final Announcer announcer;
    private final RefundBook refunds;

    ReplacementBook(Announcer announcer) {
        this.announcer = announcer;
        this.refunds = new RefundBook(announcer);
    }

    /** A replacement, for something of an order. */
    record Entry(OrderNumber number, Replacement replacement) {
        RmaNumber rma() {
            return replacement.rma();
        }

        Pieces pieces() {
            return new Pieces(replacement.sku(), replacement.quantity(), replacement.rma());
        }
    }

    /** The replacement for a return; empty if it has none. */
    static Optional<Entry> find(Handle handle, RmaNumber rma) {
        return handle.createQuery(COLUMNS + " where replacements.rma = :rma")
                .bind("rma", rma.digits())
                .map((row, _) -> entry(row))
                .findOne();
    }

    /** Those of an order whose return was not taken back, the newest first. */
    static List<Replacement> of(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        COLUMNS
                                + """
                                 where returns.order_number = :number and returns.step <> 'cancelled'
                                 order by returns.opened_at desc, returns.line
                                """)
                .bind("number", number.digits())
                .map((row, _) -> entry(row).replacement())
                .list();
    }

    /** Those that are to be sent, the oldest first. */
    static List<Entry> waiting(Handle handle, int limit) {
        return handle.createQuery(
                        COLUMNS
                                + """
                                 where replacements.state = 'to-be-sent'
                                 order by replacements.changed_at, replacements.rma limit :limit
                                """)
                .bind("limit", limit)
                .map((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new OrderNumber(row.getString("order_number")),
                new Replacement(
                        new RmaNumber(row.getString("rma")),
                        row.getString("item"),
                        row.getString("sku"),
                        row.getString("name"),
                        row.getInt("quantity"),
                        Written.parse(State.class, row.getString("state")).orElseThrow(),
                        instant(row, "changed_at")));
    }

    /**
     * Lets go of what nobody has sent anything back for in time, of the product of {@code sku}: it
     * may go to whoever asks now. If something comes back after all it is paid.
     */
    static void letLapse(Handle handle, String sku, Instant at) {
        List<String> lapsed =
                handle.createQuery(
                                """
                                select replacements.rma
                                  from goods join goods as others on others.product = goods.product
                                  join replacements on replacements.sku = others.sku
                                  join returns on returns.rma = replacements.rma
                                 where goods.sku = :sku and state = 'reserved'
                                   and returns.step in ('opened', 'label-made')
                                   and until_on < cast(:at as date) - :patience
                                 for update of returns skip locked
                                """)
                        .bind("sku", sku)
                        .bind("at", time(at))
                        .bind("patience", PATIENCE_DAYS)
                        .mapTo(String.class)
                        .list();
        lapsed.forEach(rma -> release(handle, new RmaNumber(rma), at));
    }

    /** Whether so many lie there for nobody else; nobody takes them until the transaction ends. */
    static boolean isFree(Handle handle, String sku, int quantity) {
        return handle.createQuery(
                        "select sellable - reserved from stock where sku = :sku for update")
                .bind("sku", sku)
                .mapTo(Integer.class)
                .findOne()
                .filter(free -> free >= quantity)
                .isPresent();
    }

    /** Whether {@code scan} has told that it was sent. */
    static boolean isSent(Handle handle, RmaNumber rma, UUID scan) {
        return handle.createQuery(
                        "select exists (select from replacements where rma = :rma and scan = :scan)")
                .bind("rma", rma.digits())
                .bind("scan", scan)
                .mapTo(Boolean.class)
                .one();
    }

    /** Reserves pieces for a return, of those that are free. */
    static void reserve(Handle handle, Pieces pieces, String name, Instant at) {
        handle.createUpdate(
                        """
                        insert into replacements (rma, sku, name, quantity, state, changed_at)
                        values (:rma, :sku, :name, :quantity, 'reserved', :at)
                        """)
                .bind("rma", pieces.rma().digits())
                .bind("sku", pieces.sku())
                .bind("name", name)
                .bind("quantity", pieces.quantity())
                .bind("at", time(at))
                .execute();
        StockRows.move(handle, pieces, "reserved", "reserved = reserved + :quantity", at);
    }

    /** Lets go of what lies ready for a return, if anything does. */
    static void release(Handle handle, RmaNumber rma, Instant at) {
        find(handle, rma)
                .filter(entry -> isHeld(entry.replacement().state()))
                .ifPresent(entry -> {
                    state(handle, rma, State.RELEASED, at);
                    StockRows.move(
                            handle,
                            entry.pieces(),
                            "unreserved",
                            "reserved = reserved - :quantity",
                            at);
                });
    }

    private static boolean isHeld(State state) {
        return switch (state) {
            case RESERVED, TO_BE_SENT -> true;
            case SENT, RELEASED -> false;
        };
    }

    /** What was sent back has come: what lies ready is to be sent, or money is to be paid. */
    void due(Handle handle, RmaNumber rma, Instant at) {
        find(handle, rma)
                .ifPresent(entry -> {
                    if (entry.replacement().state() == State.RESERVED)
                        state(handle, rma, State.TO_BE_SENT, at);
                    else instead(handle, entry, at);
                });
    }

    /** It was given to a carrier. */
    void sent(Handle handle, Entry entry, UUID scan, String tracking, Instant at) {
        handle.createUpdate(
                        """
                        update replacements
                           set state = 'sent', scan = :scan, tracking = :tracking, changed_at = :at
                         where rma = :rma
                        """)
                .bind("scan", scan)
                .bind("tracking", tracking)
                .bind("rma", entry.rma().digits())
                .bind("at", time(at))
                .execute();
        StockRows.move(
                handle,
                entry.pieces(),
                "sent",
                "reserved = reserved - :quantity, sellable = sellable - :quantity",
                at);
        for (Refund refund : RefundBook.of(handle, entry.rma()))
            refunds.settled(handle, refund.id(), tracking, at);
        Replacement replacement = entry.replacement();
        announcer.tell(
                handle,
                entry.number(),
                "sent " + entry.rma().digits(),
                new Notice.ReplacementSent(
                        entry.rma(), replacement.item(), replacement.name(), tracking),
                at);
    }

    /** It cannot be sent though it is due. */
    void unavailable(Handle handle, Entry entry, Instant at) {
        release(handle, entry.rma(), at);
        instead(handle, entry, at);
    }

    private void instead(Handle handle, Entry entry, Instant at) {
        Money owed =
                RefundBook.of(handle, entry.rma()).stream()
                        .map(Refund::amount)
                        .findFirst()
                        .orElseThrow();
        refunds.payInstead(handle, entry.rma(), at);
        Replacement replacement = entry.replacement();
        announcer.tell(
                handle,
                entry.number(),
                "not sent " + entry.rma().digits(),
                new Notice.ReplacementMissing(
                        entry.rma(), replacement.item(), replacement.name(), owed),
                at);
    }

    private static void state(Handle handle, RmaNumber rma, State state, Instant at) {
        handle.createUpdate(
                        "update replacements set state = :state, changed_at = :at where rma = :rma")
                .bind("rma", rma.digits())
                .bind("state", state.written())
                .bind("at", time(at))
                .execute();
    }
}
