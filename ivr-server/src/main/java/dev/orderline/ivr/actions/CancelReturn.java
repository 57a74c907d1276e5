package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;
import java.util.Map;

/** {@code returns.cancel}: takes back a return of the verified order that was not sent yet. */
public final class CancelReturn implements Action {
    private static final String SENT = "sent";

    private final ReturnDesk returns;

    public CancelReturn(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.cancel";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnInput.INPUTS;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("cancelled", List.of(), SENT, List.of());
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
        boolean cancelled =
                run.proof()
                        .map(proof -> returns.cancel(proof, ReturnInput.rma(with), run.now()))
                        .orElse(false);
        return Result.of(cancelled ? "cancelled" : SENT);
    }
}
