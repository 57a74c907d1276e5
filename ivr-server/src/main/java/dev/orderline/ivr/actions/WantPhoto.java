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
 * {@code photos.wanted}: whether nothing but a photo is missing before an item of the verified
 * order may be sent back for a reason. When one that shows it has come, {@code returns.decide} says
 * on which terms.
 */
public final class WantPhoto implements Action {
    private final ReturnDesk returns;

    public WantPhoto(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "photos.wanted";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITH_REASON;
    }

    @Override
    public Map<String, Type> optionalInputs() {
        return ReturnQuestion.ITS_CONDITION;
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
                ReturnQuestion.decided(returns, run, with).filter(WantPhoto::isMissing).isPresent();
        return Result.of(wanted ? "wanted" : "not-wanted");
    }

    private static boolean isMissing(Decision decision) {
        return decision instanceof Decision.Granted granted && granted.terms().photo();
    }
}
