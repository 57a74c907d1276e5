package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.RefundDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code orders.item-cancellable}: whether one item of the verified order could be cancelled, and
 * how much would be paid back. Fills {@code amount}, or {@code because}: a sentence that begins
 * with that word.
 */
public final class ConsiderItem implements Action {
    private final RefundDesk refunds;

    public ConsiderItem(RefundDesk refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "orders.item-cancellable";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITHOUT_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return ConsiderRefund.OUTCOMES;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ConsiderRefund.considered(
                refunds, run, new Demand.CancelItem(ReturnQuestion.line(with)));
    }
}
