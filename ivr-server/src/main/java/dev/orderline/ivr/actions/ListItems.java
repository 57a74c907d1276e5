package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import java.util.List;
import java.util.Map;

/** {@code orders.items}: what is in the verified order. Fills {@code items}. */
public final class ListItems implements Action {
    static final String ITEMS = "items";

    private static final String SOME = "some";
    private static final String GONE = "gone";

    private final OrderDesk orders;

    public ListItems(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders.items";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(SOME, List.of(Fill.of(ITEMS, new Type.Options())), GONE, List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof()
                .flatMap(orders::find)
                .map(order -> new Result(SOME, Map.of(ITEMS, new Value.Options(items(order)))))
                .orElseGet(() -> Result.of(GONE));
    }

    private static List<Value.Option> items(Order order) {
        return order.items().stream().limit(Value.Options.MOST).map(ListItems::option).toList();
    }

    static Value.Option option(Item item) {
        return new Value.Option(Integer.toString(item.line()), item.name());
    }
}
