package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.GoodsDesk.Counted;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.Variant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the shop sells, as far as it differs by size and colour, as rows of its table. */
final class GoodsRows {
    private GoodsRows() {}

    /** What is sold as {@code sku}; empty if it does not differ from anything. */
    static Optional<Variant> find(Handle handle, String sku) {
        return handle.createQuery("select sku, size, colour from goods where sku = :sku")
                .bind("sku", sku)
                .map((row, _) -> variant(row))
                .findOne();
    }

    /**
     * All of the product of {@code sku}, itself among them, of which so many lie in the warehouse
     * for nobody else, and which do not cost more.
     */
    static List<Variant> inStock(Handle handle, String sku, int quantity) {
        return handle.createQuery(
                        """
                        select others.sku, others.size, others.colour
                          from goods
                          join goods as others on others.product = goods.product
                                              and others.currency = goods.currency
                                              and others.price_minor <= goods.price_minor
                          join stock on stock.sku = others.sku
                         where goods.sku = :sku and sellable - reserved >= :quantity
                         order by others.size, others.colour
                        """)
                .bind("sku", sku)
                .bind("quantity", quantity)
                .map((row, _) -> variant(row))
                .list();
    }

    /** Takes down what lies there of something. */
    static Counted put(Handle handle, Goods goods) {
        Variant variant = goods.variant();
        handle.execute("lock table goods in share row exclusive mode");
        boolean alike =
                handle.createQuery(
                                """
                                select exists (select from goods
                                                where product = :product and size = :size
                                                  and colour = :colour and sku <> :sku)
                                """)
                        .bindMap(columns(goods))
                        .mapTo(Boolean.class)
                        .one();
        if (alike) return Counted.ALIKE;
        StockRows.know(handle, variant.sku());
        boolean enough =
                handle.createUpdate(
                                        """
                                        update stock set sellable = :sellable
                                         where sku = :sku and reserved <= :sellable
                                        """)
                                .bindMap(columns(goods))
                                .execute()
                        == 1;
        if (!enough) return Counted.FEWER_THAN_RESERVED;
        handle.createUpdate(
                        """
                        insert into goods (sku, product, size, colour, price_minor, currency)
                        values (:sku, :product, :size, :colour, :price, :currency)
                        on conflict (sku) do update
                           set product = excluded.product, size = excluded.size,
                               colour = excluded.colour, price_minor = excluded.price_minor,
                               currency = excluded.currency
                        """)
                .bindMap(columns(goods))
                .execute();
        return Counted.TAKEN;
    }

    private static Map<String, Object> columns(Goods goods) {
        return Map.of(
                "sku", goods.variant().sku(),
                "product", goods.product(),
                "size", goods.variant().size(),
                "colour", goods.variant().colour(),
                "price", goods.price().minor(),
                "currency", goods.price().currency().getCurrencyCode(),
                "sellable", goods.sellable());
    }

    private static Variant variant(ResultSet row) throws SQLException {
        return new Variant(row.getString("sku"), row.getString("size"), row.getString("colour"));
    }
}
