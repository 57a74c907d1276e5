package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was paid for an order, and what of it was given back or is promised to be.
 *
 * @param paid in all
 * @param promised of it, whether it has been given back already or not
 * @param shipping what of {@link #paid} was for the way to the customer
 * @param tax what of it was tax on a line, by line; none where it was in the price
 * @param gone what is promised
 */
public record Account(
        Money paid, Money promised, Money shipping, Map<Integer, Money> tax, Set<Part.Key> gone) {
    public Account {
        tax = Map.copyOf(tax);
        gone = Set.copyOf(gone);
    }

    /** Of an order of which nothing was given back; what was paid beyond its items is shipping. */
    public static Account untouched(Order order) {
        Money nothing = order.paid().times(0);
        Money items =
                order.items().stream()
                        .map(item -> item.price().times(item.quantity()))
                        .reduce(nothing, Money::plus);
        return new Account(
                order.paid(), nothing, order.paid().minusAtMost(items), Map.of(), Set.of());
    }

    /** What of all units of a line is not promised yet. */
    public List<Part> of(Item item) {
        var parts = new ArrayList<Part>();
        for (int unit = 1; unit <= item.quantity(); unit++) {
            parts.add(new Part(item.line(), unit, Kind.PRICE, item.price()));
            Money tax = tax(item, unit);
            if (tax.minor() > 0) parts.add(new Part(item.line(), unit, Kind.TAX, tax));
        }
        return left(parts.stream());
    }

    /** The units' taxes are those of the line, to the last minor unit. */
    private Money tax(Item item, int unit) {
        Money line = tax.getOrDefault(item.line(), paid.times(0));
        return line.share(unit, item.quantity()).minus(line.share(unit - 1, item.quantity()));
    }

    /** What was paid for shipping, if it is not promised yet; empty if nothing was. */
    public List<Part> ofShipping() {
        return left(
                Stream.of(new Part(0, 1, Kind.SHIPPING, shipping))
                        .filter(part -> part.amount().minor() > 0));
    }

    private List<Part> left(Stream<Part> parts) {
        return parts.filter(part -> !gone.contains(part.key())).toList();
    }

    /** What can be paid for {@code parts}: never more than is left of what was paid. */
    public Money worth(List<Part> parts) {
        return parts.stream()
                .map(Part::amount)
                .reduce(paid.times(0), Money::plus)
                .atMost(paid.minusAtMost(promised));
    }
}
