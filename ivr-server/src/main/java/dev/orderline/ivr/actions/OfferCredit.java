package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.offer}: whether the shop adds something for those who take store credit for an
 * item of the verified order. Fills {@code credit}: what they would get, all in all.
 */
public final class OfferCredit implements Action {
    static final String NONE = "none";

    private static final Fill CREDIT = Fills.money("credit");

    /** What {@link #told} gives. */
    static final Map<String, List<Fill>> OUTCOMES =
            Map.of("credit", List.of(CREDIT), NONE, List.of());

    private final ReturnDesk returns;

    public OfferCredit(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.offer";
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
        return OUTCOMES;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ReturnQuestion.decided(returns, run, with)
                .map(OfferCredit::told)
                .orElseGet(() -> Result.of(NONE));
    }

    private static Result told(Decision decision) {
        return decision instanceof Decision.Granted(Terms terms, _) ? told(terms) : Result.of(NONE);
    }

    static Result told(Terms terms) {
        if (terms.bonus().minor() == 0) return Result.of(NONE);
        return new Result(
                "credit",
                Map.of(CREDIT.slot(), new Value.Amount(terms.refund().plus(terms.bonus()))));
    }
}
