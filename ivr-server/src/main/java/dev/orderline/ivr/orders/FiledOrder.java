package dev.orderline.ivr.orders;

import java.util.Map;

/**
 * An order with all that a shop has on file of it. {@code toString} hides it.
 *
 * @param customer what the shop calls the customer, the same for all of their orders; empty if it
 *     does not say
 * @param shipping what of the money paid was for the way to the customer
 * @param tax what of it was tax on a line, by line; none where it was in the price
 * @param payment what the payment provider calls it
 */
public record FiledOrder(
        Order order,
        Postcode postcode,
        Person person,
        String customer,
        Money shipping,
        Map<Integer, Money> tax,
        String payment) {
    public FiledOrder {
        tax = Map.copyOf(tax);
    }

    /** Whose tax is in its prices; what was paid beyond its items is shipping. */
    public static FiledOrder of(Order order, Postcode postcode, Person person) {
        Account account = Account.untouched(order);
        return new FiledOrder(
                order,
                postcode,
                person,
                "",
                account.shipping(),
                account.tax(),
                "order-" + order.number().digits());
    }

    @Override
    public String toString() {
        return "FiledOrder[...]";
    }
}
