package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.RefundDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code credit.balance}: what the customer of the verified order has on their balance. Fills
 * {@code amount}.
 */
public final class TellCredit implements Action {
    private final RefundDesk refunds;

    public TellCredit(RefundDesk refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "credit.balance";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("some", List.of(Fills.AMOUNT), "none", List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof()
                .flatMap(refunds::credit)
                .filter(balance -> balance.minor() > 0)
                .map(balance -> new Result("some", Fills.amount(balance)))
                .orElseGet(() -> Result.of("none"));
    }
}
