package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.condition}: whether the condition of an item of the verified order has to be asked
 * before it may be sent back for a reason. {@code returns.in-condition} says what follows of the
 * answer.
 */
public final class WantCondition implements Action {
    private final ReturnDesk returns;

    public WantCondition(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.condition";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITH_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("wanted", List.of(), "not-wanted", List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        boolean wanted =
                ReturnQuestion.decided(returns, run, with)
                        .filter(Decision.ConditionWanted.class::isInstance)
                        .isPresent();
        return Result.of(wanted ? "wanted" : "not-wanted");
    }
}
