package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.decide}: on which terms an item of the verified order may be sent back for a
 * reason, by the shop's policy. Fills {@code until}, {@code refund} (what is paid back) and {@code
 * cost} when the customer pays the way back; when it may not go back what {@code returns.check}
 * fills. What the policy still wants a photo of needs a person, or {@code photos.wanted}; what it
 * wants the condition of, or does not take back in this one, {@code returns.condition} before.
 */
public final class DecideReturn implements Action {
    private static final Fill COST = Fills.money("cost");
    private static final Fill REFUND = Fills.money("refund");

    private static final String FREE = "free";
    private static final String KEEP = "keep";
    private static final String AT_COST = "at-cost";
    static final String NEEDS_PERSON = "needs-person";

    /** The outcomes of what is granted, or would be by a person. */
    static final Map<String, List<Fill>> GRANTED =
            Map.of(
                    FREE,
                    List.of(CheckReturn.UNTIL, REFUND),
                    AT_COST,
                    List.of(CheckReturn.UNTIL, REFUND, COST),
                    KEEP,
                    List.of(REFUND),
                    NEEDS_PERSON,
                    List.of());

    private final ReturnDesk returns;

    public DecideReturn(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.decide";
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
        Map<String, List<Fill>> outcomes = new HashMap<>(CheckReturn.REFUSALS);
        outcomes.putAll(GRANTED);
        return outcomes;
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ReturnQuestion.decided(returns, run, with)
                .map(DecideReturn::told)
                .orElseGet(() -> Result.of("gone"));
    }

    private static Result told(Decision decision) {
        return switch (decision) {
            case Decision.Granted(Terms terms, _) -> told(terms);
            case Decision.ForPerson _, Decision.ConditionWanted _, Decision.NotAsNew _ ->
                    Result.of(NEEDS_PERSON);
            case Decision.Refused refused -> CheckReturn.refused(refused);
        };
    }

    /** One of {@link #GRANTED}. */
    static Result told(Terms terms) {
        if (terms.photo()) return Result.of(NEEDS_PERSON);
        var refund = new Value.Amount(terms.refund());
        if (terms.keeps()) return new Result(KEEP, Map.of(REFUND.slot(), refund));
        var until = new Value.Day(terms.until());
        return switch (terms.label()) {
            case Label.ShopPays(), Label.None() ->
                    new Result(
                            FREE, Map.of(CheckReturn.UNTIL.slot(), until, REFUND.slot(), refund));
            case Label.CustomerPays(Money cost) ->
                    new Result(
                            AT_COST,
                            Map.of(
                                    CheckReturn.UNTIL.slot(),
                                    until,
                                    REFUND.slot(),
                                    refund,
                                    COST.slot(),
                                    new Value.Amount(cost)));
        };
    }
}
