package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OwnOrders;
import java.util.List;

/** Callers' own orders over PostgreSQL: by the customer's number as it is written down. */
public final class SqlOwnOrders implements OwnOrders {
    private final Database database;

    public SqlOwnOrders(Database database) {
        this.database = database;
    }

    /** The leading plus does not matter: networks leave it out. */
    @Override
    public List<OrderNumber> of(CallerNumber caller) {
        if (!caller.isDialable()) return List.of();
        return database.transact(
                "find a caller's orders",
                handle ->
                        handle.createQuery(
                                        """
                                        select o.number from orders o
                                        join customers c on c.id = o.customer_id
                                        where ltrim(c.phone, '+') = :digits
                                        order by o.placed_at desc, o.number limit :most
                                        """)
                                .bind("digits", digits(caller))
                                .bind("most", MOST)
                                .mapTo(String.class)
                                .map(OrderNumber::new)
                                .list());
    }

    private static String digits(CallerNumber caller) {
        String value = caller.value();
        return value.startsWith("+") ? value.substring(1) : value;
    }
}
