package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.in-condition}: whether an item of the verified order is taken back in the
 * condition that the caller has told. Fills {@code fee}, what is kept of its price, when something
 * is; {@code because}, a sentence that begins with that word, when it is not taken back. Everything
 * else {@code returns.decide} says.
 */
public final class JudgeCondition implements Action {
    private static final String TAKEN = "taken";
    private static final String AT_FEE = "at-fee";
    private static final String REFUSED = "refused";
    private static final Fill FEE = Fills.money("fee");
    private static final Fill BECAUSE = Fill.of("because", new Type.Words());

    private final ReturnDesk returns;

    public JudgeCondition(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.in-condition";
    }

    @Override
    public Map<String, Type> inputs() {
        var inputs = new HashMap<>(ReturnQuestion.WITH_REASON);
        inputs.putAll(ReturnQuestion.ITS_CONDITION);
        return inputs;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(TAKEN, List.of(), AT_FEE, List.of(FEE), REFUSED, List.of(BECAUSE));
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return ReturnQuestion.decided(returns, run, with)
                .map(JudgeCondition::told)
                .orElseGet(() -> Result.of(TAKEN));
    }

    private static Result told(Decision decision) {
        return switch (decision) {
            case Decision.NotAsNew(_, Because because) ->
                    new Result(
                            REFUSED, Map.of(BECAUSE.slot(), new Value.Words(because.sentence())));
            case Decision.Granted(Terms terms, _) when terms.fee().minor() > 0 ->
                    new Result(AT_FEE, Map.of(FEE.slot(), new Value.Amount(terms.fee())));
            case Decision _ -> Result.of(TAKEN);
        };
    }
}
