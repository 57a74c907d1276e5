package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What lies in the warehouse, and how it moves, as rows of their tables. */
final class StockRows {
    private StockRows() {}

    /**
     * Pieces of one item that move by a return.
     *
     * @param rma the return by which they do
     */
    record Pieces(String sku, int quantity, RmaNumber rma) {}

    /** Lets stock of {@code sku} be counted. */
    static void know(Handle handle, String sku) {
        handle.createUpdate("insert into stock (sku) values (:sku) on conflict (sku) do nothing")
                .bind("sku", sku)
                .execute();
    }

    /**
     * Changes stock, and takes down why.
     *
     * @param kind of {@code stock_moves}
     * @param changes of columns of {@code stock} by {@code :quantity}
     */
    static void move(Handle handle, Pieces pieces, String kind, String changes, Instant at) {
        handle.createUpdate("update stock set " + changes + " where sku = :sku")
                .bind("sku", pieces.sku())
                .bind("quantity", pieces.quantity())
                .execute();
        handle.createUpdate(
                        """
                        insert into stock_moves (sku, kind, quantity, rma, at)
                        values (:sku, :kind, :quantity, :rma, :at)
                        """)
                .bind("sku", pieces.sku())
                .bind("kind", kind)
                .bind("quantity", pieces.quantity())
                .bind("rma", pieces.rma().digits())
                .bind("at", time(at))
                .execute();
    }
}
