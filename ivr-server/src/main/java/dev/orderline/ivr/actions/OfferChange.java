package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.offer-change}: whether the shop adds something for those who take store credit for
 * a return of the verified order that is changed. Fills {@code credit}: what they would get, all in
 * all.
 */
public final class OfferChange implements Action {
    private final ReturnDesk returns;

    public OfferChange(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.offer-change";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnInput.WITH_REASON;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return OfferCredit.OUTCOMES;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ReturnInput.considered(returns, run, with)
                        instanceof ReturnChanged.WouldChange(var terms, _)
                ? OfferCredit.told(terms)
                : Result.of(OfferCredit.NONE);
    }
}
