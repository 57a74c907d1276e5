package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.RmaNumber;
import java.util.Map;

/** Which return an action is about: one of those that {@code returns.list} has filled. */
final class ReturnInput {
    static final Map<String, Type> INPUTS =
            Map.of(ListReturns.RETURN, new Type.Option(ListReturns.RETURNS));

    /** And why it is sent back. */
    static final Map<String, Type> WITH_REASON =
            Map.of(
                    ListReturns.RETURN,
                    new Type.Option(ListReturns.RETURNS),
                    ReturnQuestion.REASON,
                    ReturnQuestion.A_REASON);

    private ReturnInput() {}

    /** What would come of changing it; nothing without a proof. */
    static ReturnChanged.Considered considered(
            ReturnDesk returns, Run run, Map<String, Value> with) {
        return run.proof()
                .map(proof ->
                        returns.considerChange(
                                proof, rma(with), ReturnQuestion.reason(with), run.now()))
                .orElseGet(ReturnChanged.Over::new);
    }

    static RmaNumber rma(Map<String, Value> with) {
        if (with.get(ListReturns.RETURN) instanceof Value.Option(String id, _))
            return new RmaNumber(id);
        throw new IllegalArgumentException("expected a return of the order");
    }
}
