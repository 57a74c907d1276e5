package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.label}: sends the label of a return of the verified order again, to the contact on
 * file.
 */
public final class SendLabel implements Action {
    private final ReturnDesk returns;

    public SendLabel(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.label";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnInput.INPUTS;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("sent", List.of(), "none", List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        boolean sent =
                run.proof()
                        .map(proof ->
                                returns.sendLabel(
                                        run.nextRequest(), proof, ReturnInput.rma(with), run.now()))
                        .orElse(false);
        return Result.of(sent ? "sent" : "none");
    }
}
