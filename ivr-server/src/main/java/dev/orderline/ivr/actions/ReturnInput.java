package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.RmaNumber;
import java.util.Map;

/** Which return an action is about: one of those that {@code returns.list} has filled. */
final class ReturnInput {
    static final Map<String, Type> INPUTS =
            Map.of(ListReturns.RETURN, new Type.Option(ListReturns.RETURNS));

    private ReturnInput() {}

    static RmaNumber rma(Map<String, Value> with) {
        if (with.get(ListReturns.RETURN) instanceof Value.Option(String id, _))
            return new RmaNumber(id);
        throw new IllegalArgumentException("expected a return of the order");
    }
}
