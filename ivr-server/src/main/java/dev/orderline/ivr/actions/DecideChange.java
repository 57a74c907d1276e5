package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.decide-change}: on which terms a return of the verified order would go on for
 * another reason. Fills what {@code returns.decide} fills; when the policy is against it {@code
 * because}: a sentence that begins with that word.
 */
public final class DecideChange implements Action {
    private static final String REFUSED = "refused";
    private static final String SENT = "sent";

    private final ReturnDesk returns;

    public DecideChange(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.decide-change";
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
        Map<String, List<Fill>> outcomes = new HashMap<>(DecideReturn.GRANTED);
        outcomes.put(REFUSED, List.of(ConsiderRefund.BECAUSE));
        outcomes.put(SENT, List.of());
        return outcomes;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return switch (ReturnInput.considered(returns, run, with)) {
            case ReturnChanged.WouldChange(var terms, _) -> DecideReturn.told(terms);
            case ReturnChanged.NotReturnable(var why) -> refused(why.because());
            case ReturnChanged.NeedsPerson _ -> Result.of(DecideReturn.NEEDS_PERSON);
            case ReturnChanged.Over() -> Result.of(SENT);
        };
    }

    private static Result refused(Because because) {
        return new Result(
                REFUSED,
                Map.of(ConsiderRefund.BECAUSE.slot(), new Value.Words(because.sentence())));
    }
}
