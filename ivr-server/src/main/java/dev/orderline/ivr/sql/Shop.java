package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.trial.DemonstrationOrders;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Orders to try Orderline with. Thread-safe. */
public final class Shop {
    private static final Logger LOG = LoggerFactory.getLogger(Shop.class);

    private final Database database;

    /**
     * An order to ask for.
     *
     * @param whereabouts what a caller is told of it
     */
    public record Example(OrderNumber number, Postcode postcode, Whereabouts whereabouts) {
        /** For people, with what a caller must say. */
        public String described() {
            return "order "
                    + number.digits()
                    + ", postcode "
                    + postcode.digits()
                    + " ("
                    + whereabouts.described()
                    + ")";
        }
    }

    public Shop(Database database) {
        this.database = database;
    }

    /**
     * Fills an empty database with a believable shop, all or nothing; leaves one alone that has an
     * order.
     *
     * @param now in the shop's time zone; the orders are as old as if they had been placed then
     * @return whether it was empty
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public boolean fill(ZonedDateTime now) {
        return database.transact(
                "fill the shop",
                handle -> {
                    handle.execute("lock table orders in share row exclusive mode");
                    boolean empty =
                            handle.createQuery("select not exists (select from orders)")
                                    .mapTo(Boolean.class)
                                    .one();
                    if (!empty) return false;
                    var orders = DemonstrationOrders.at(now);
                    for (DemonstrationOrders.Placed placed : orders)
                        OrderRows.insert(
                                handle, placed.order(), placed.postcode(), placed.person());
                    handle.execute("update orders set invented = true");
                    DemonstrationOrders.goods().forEach(goods -> GoodsRows.put(handle, goods));
                    LOG.info("filled an empty database with {} orders to try", orders.size());
                    return true;
                });
    }

    /**
     * Files an order, of somebody.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away, or has that order
     */
    public void add(Order order, Postcode postcode) {
        add(order, postcode, Person.SOMEBODY);
    }

    /** As {@link #add(Order, Postcode)}, of {@code person}, whom nobody knew before. */
    public void add(Order order, Postcode postcode, Person person) {
        database.transact(
                "file an order",
                handle -> {
                    OrderRows.insert(handle, order, postcode, person);
                    return order;
                });
    }

    /**
     * Orders to try: when the shop was just filled, one that is late, one in transit and one
     * delivered that can go back. Later they are what they have become by {@code now}; none in a
     * shop of real orders.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public List<Example> examples(ZonedDateTime now) {
        return database.transact(
                "look up orders to try",
                handle ->
                        DemonstrationOrders.TO_TRY.stream()
                                .flatMap(number -> example(handle, number, now).stream())
                                .toList());
    }

    private static Optional<Example> example(Handle handle, OrderNumber number, ZonedDateTime now) {
        return handle.createQuery("select postcode from orders where number = :number and invented")
                .bind("number", number.digits())
                .mapTo(String.class)
                .findOne()
                .flatMap(postcode ->
                        OrderRows.find(handle, number)
                                .map(order ->
                                        new Example(
                                                number,
                                                new Postcode(postcode),
                                                Whereabouts.of(order, now))));
    }
}
