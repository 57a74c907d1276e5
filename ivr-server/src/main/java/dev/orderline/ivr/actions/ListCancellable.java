package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.RefundDesk;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code orders.cancellable-items}: what of the verified order could be cancelled by itself. Fills
 * {@code items}, and {@code item} if there is but one.
 */
public final class ListCancellable implements Action {
    private static final String ITEM = "item";

    private static final Fill ALL = Fill.of(ListItems.ITEMS, new Type.Options());
    private static final Fill ONE = Fill.of(ITEM, new Type.Option(ListItems.ITEMS));

    private final OrderDesk orders;
    private final RefundDesk refunds;

    public ListCancellable(OrderDesk orders, RefundDesk refunds) {
        this.orders = orders;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "orders.cancellable-items";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("none", List.of(), "one", List.of(ALL, ONE), "some", List.of(ALL));
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        List<Value.Option> options =
                run.proof().stream()
                        .flatMap(proof -> cancellable(proof, run.now()))
                        .limit(Value.Options.MOST)
                        .map(ListItems::option)
                        .toList();
        var all = new Value.Options(options);
        return switch (options.size()) {
            case 0 -> Result.of("none");
            case 1 -> new Result("one", Map.of(ListItems.ITEMS, all, ITEM, options.getFirst()));
            default -> new Result("some", Map.of(ListItems.ITEMS, all));
        };
    }

    private Stream<Item> cancellable(Proof proof, ZonedDateTime now) {
        return orders.find(proof).stream()
                .map(Order::items)
                .flatMap(List::stream)
                .filter(item -> isDue(proof, item, now));
    }

    private boolean isDue(Proof proof, Item item, ZonedDateTime now) {
        return refunds.consider(proof, new Demand.CancelItem(item.line()), now)
                instanceof Claimed.WouldBeDue;
    }
}
