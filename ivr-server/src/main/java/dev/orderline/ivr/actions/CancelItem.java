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
 * {@code orders.cancel-item}: takes one item out of the verified order and pays it back, once
 * however often it is asked. Fills {@code amount}.
 */
public final class CancelItem implements Action {
    private final RefundDesk refunds;

    public CancelItem(RefundDesk refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "orders.cancel-item";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITHOUT_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return ClaimRefund.OUTCOMES;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ClaimRefund.claimed(refunds, run, new Demand.CancelItem(ReturnQuestion.line(with)));
    }
}
