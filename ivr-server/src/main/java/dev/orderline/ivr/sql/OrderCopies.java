package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Copies of orders of the shop's own system, as rows. What was settled stays: refunds, returns and
 * the lines that they are of; and what callers have cancelled stays so.
 */
final class OrderCopies {
    private OrderCopies() {}

    /** What our tables have of a number. */
    sealed interface OnFile {
        record Nothing() implements OnFile {}

        /** An order that was never copied. */
        record Own(Postcode postcode) implements OnFile {}

        record Copy(Postcode postcode, Instant fetched) implements OnFile {}
    }

    static OnFile onFile(Handle handle, OrderNumber number) {
        return handle.createQuery("select postcode, fetched_at from orders where number = :number")
                .bind("number", number.digits())
                .<OnFile>map((row, _) -> {
                    var postcode = new Postcode(row.getString("postcode"));
                    return Optional.ofNullable(row.getObject("fetched_at", OffsetDateTime.class))
                            .<OnFile>map(at -> new OnFile.Copy(postcode, at.toInstant()))
                            .orElseGet(() -> new OnFile.Own(postcode));
                })
                .findOne()
                .orElseGet(OnFile.Nothing::new);
    }

    /**
     * Writes a copy, or renews it.
     *
     * @return why nothing was written, without personal data; empty if it was
     */
    static Optional<String> write(Handle handle, FiledOrder filed, Instant fetched) {
        OrderNumber number = filed.order().number();
        CustomerLock.take(handle, number);
        OnFile before = onFile(handle, number);
        Optional<String> against = against(handle, filed, before);
        if (against.isPresent()) return against;
        if (before instanceof OnFile.Nothing) OrderRows.insert(handle, filed);
        else renew(handle, filed);
        handle.createUpdate("update orders set fetched_at = :at where number = :number")
                .bind("number", number.digits())
                .bind("at", time(fetched))
                .execute();
        return Optional.empty();
    }

    private static Optional<String> against(Handle handle, FiledOrder filed, OnFile before) {
        if (filed.order().shipments().stream().anyMatch(each -> isElsewhere(handle, filed, each)))
            return Optional.of("a parcel of it is another order's");
        return switch (before) {
            case OnFile.Nothing _ -> Optional.empty();
            case OnFile.Own _ -> Optional.of("it is an order of our own");
            case OnFile.Copy _ -> againstRenewal(handle, filed);
        };
    }

    private static boolean isElsewhere(Handle handle, FiledOrder filed, Shipment shipment) {
        return handle.createQuery(
                        """
                        select exists (select from shipments
                                        where carrier = :carrier and tracking = :tracking
                                          and order_number <> :number)
                        """)
                .bind("carrier", shipment.carrier())
                .bind("tracking", shipment.tracking())
                .bind("number", filed.order().number().digits())
                .mapTo(Boolean.class)
                .one();
    }

    private static Optional<String> againstRenewal(Handle handle, FiledOrder filed) {
        Order order = filed.order();
        record Before(String currency, String customer) {}
        Before before =
                handle.createQuery(
                                """
                                select currency, reference
                                  from orders join customers on customers.id = customer_id
                                 where number = :number
                                """)
                        .bind("number", order.number().digits())
                        .map((row, _) ->
                                new Before(row.getString("currency"), row.getString("reference")))
                        .one();
        if (!before.currency().equals(order.paid().currency().getCurrencyCode()))
            return Optional.of("its currency has changed");
        if (!before.customer().equals(filed.customer()))
            return Optional.of("it belongs to another customer now");
        if (isAllCancelled(handle, order)) return Optional.of("all that it has left is cancelled");
        return promised(handle, order.number()) > order.paid().minor()
                ? Optional.of("less was paid than is paid back")
                : Optional.empty();
    }

    /** Whether callers have cancelled each line that the shop's system still has. */
    private static boolean isAllCancelled(Handle handle, Order order) {
        List<Integer> cancelled =
                handle.createQuery(
                                """
                                select line from items
                                 where order_number = :number and cancelled_at is not null
                                """)
                        .bind("number", order.number().digits())
                        .mapTo(Integer.class)
                        .list();
        return order.items().stream().allMatch(item -> cancelled.contains(item.line()));
    }

    private static long promised(Handle handle, OrderNumber number) {
        return RefundBook.account(handle, number).promised().minor();
    }

    private static void renew(Handle handle, FiledOrder filed) {
        Order order = filed.order();
        handle.createUpdate(
                        """
                        update customers
                           set name = :name, phone = :phone, email = :email,
                               liked_way = :likes, customer_group = :group, language = :language
                         where id = (select customer_id from orders where number = :number)
                        """)
                .bind("number", order.number().digits())
                .bind("name", filed.person().name())
                .bind("phone", filed.person().phone())
                .bind("email", filed.person().email())
                .bindByType("likes", OrderRows.likedWay(filed.person()), String.class)
                .bind("group", order.customer().group())
                .bind("language", order.customer().language())
                .execute();
        // Who has cancelled it by telephone has, whether the shop's system knows it yet or not.
        handle.createUpdate(
                        """
                        update orders
                           set street = :street, town = :town, postcode = :postcode,
                               promised_on = :promised,
                               cancelled_at = coalesce(cancelled_at, greatest(placed_at, :cancelled))
                         where number = :number
                        """)
                .bind("number", order.number().digits())
                .bind("street", filed.person().street())
                .bind("town", filed.person().town())
                .bind("postcode", filed.postcode().digits())
                .bind("promised", order.promised())
                .bindByType(
                        "cancelled",
                        order.cancelled().map(Times::time).orElse(null),
                        OffsetDateTime.class)
                .execute();
        renewMoney(handle, filed);
        removeItems(handle, order);
        OrderRows.writeItems(handle, filed);
        handle.createUpdate("delete from shipments where order_number = :number")
                .bind("number", order.number().digits())
                .execute();
        OrderRows.insertShipments(handle, order);
    }

    /** A payment that something is paid back of keeps its name: the provider is asked for that. */
    private static void renewMoney(Handle handle, FiledOrder filed) {
        handle.createUpdate(
                        """
                        update order_money
                           set paid_minor = :paid, shipping_minor = :shipping,
                               payment = case when exists (select from refunds
                                                            where order_number = :number)
                                              then payment else :payment end
                         where order_number = :number
                        """)
                .bind("number", filed.order().number().digits())
                .bind("paid", filed.order().paid().minor())
                .bind("shipping", filed.shipping().minor())
                .bind("payment", filed.payment())
                .execute();
    }

    private static void removeItems(Handle handle, Order order) {
        handle.createUpdate(
                        "delete from items where order_number = :number and line <> all (:lines) and not "
                                + OrderRows.IS_SETTLED)
                .bind("number", order.number().digits())
                .bindArray("lines", Integer.class, order.items().stream().map(Item::line).toList())
                .execute();
    }
}
