package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.RmaNumber;
import java.util.Optional;

/** The goods desk over PostgreSQL. */
public final class SqlGoodsDesk implements GoodsDesk {
    private final Database database;

    public SqlGoodsDesk(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Arrival> arrival(RmaNumber rma) {
        return database.transact(
                "look up a return",
                handle ->
                        ReturnBook.find(handle, rma)
                                .map(entry ->
                                        new Arrival(
                                                entry.number(),
                                                entry.underway(),
                                                entry.sku(),
                                                entry.quantity(),
                                                entry.condition(),
                                                RefundBook.last(handle, rma))));
    }

    @Override
    public Counted count(Goods goods) {
        return database.transact("count goods", handle -> GoodsRows.put(handle, goods));
    }

    @Override
    public Optional<Stock> stock(String sku) {
        return database.transact(
                "look up stock",
                handle ->
                        handle.createQuery(
                                        "select sellable, returned, reserved from stock where sku = :sku")
                                .bind("sku", sku)
                                .map((row, _) ->
                                        new Stock(
                                                sku,
                                                row.getInt("sellable"),
                                                row.getInt("returned"),
                                                row.getInt("reserved")))
                                .findOne());
    }
}
