package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OwnOrders;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers' own orders over PostgreSQL: by the customer's number as it is written down. */
public final class SqlOwnOrders implements OwnOrders {
    private static final Logger log = LoggerFactory.getLogger(SqlOwnOrders.class);

    private final Database database;

    public SqlOwnOrders(Database database) {
        this.database = database;
    }

    @Override
    public Supplier<List<OrderNumber>> lookUp(CallerNumber caller) {
        CompletableFuture<List<OrderNumber>> found =
                CompletableFuture.supplyAsync(() -> of(caller), Thread::startVirtualThread)
                        .exceptionally(failure -> {
                            log.warn("a caller's own orders are not known", failure);
                            return List.of();
                        });
        return () -> found.getNow(List.of());
    }

    /**
     * The leading plus does not matter: networks leave it out.
     *
     * @throws DeskFailure if the database is away
     */
    List<OrderNumber> of(CallerNumber caller) {
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
