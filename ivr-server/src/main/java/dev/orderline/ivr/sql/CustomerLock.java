package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.OrderNumber;
import org.jdbi.v3.core.Handle;

/**
 * What touches the returns and refunds of one customer is judged one after the other: whoever wants
 * the same waits, and then sees what has become of it.
 */
final class CustomerLock {
    private CustomerLock() {}

    /** Waits for the customer of an order, until the transaction ends. */
    static void take(Handle handle, OrderNumber number) {
        handle.createQuery(
                        """
                        select id from customers
                         where id = (select customer_id from orders where number = :number)
                           for no key update
                        """)
                .bind("number", number.digits())
                .mapTo(Long.class)
                .findOne();
    }
}
