package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.RmaNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code returns.change}: lets a return of the verified order go on for another reason, once
 * however often it is asked; what is paid for it goes back to the original payment. {@code
 * returns.change-credit}: the same for store credit, which needs a code first: {@code codes.tell}.
 * Fills {@code rma} and {@code until}.
 */
public final class ChangeReturn implements Action {
    private static final String NOT_CHANGED = "not-changed";

    private final ReturnDesk returns;
    private final Destination to;

    public ChangeReturn(ReturnDesk returns, Destination to) {
        this.returns = returns;
        this.to = to;
    }

    @Override
    public String name() {
        return switch (to) {
            case ORIGINAL -> "returns.change";
            case CREDIT -> "returns.change-credit";
            case EXCHANGE -> throw new IllegalStateException("a person changes that");
        };
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
    public boolean changes() {
        return true;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        var outcomes = new HashMap<String, List<Fill>>();
        outcomes.put("changed", CheckReturn.NUMBERED);
        outcomes.put(NOT_CHANGED, List.of());
        if (to != Destination.ORIGINAL) outcomes.put(OpenReturn.NEEDS_CODE, List.of());
        return outcomes;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        Optional<Proof> proof = run.proof();
        if (proof.isEmpty()) return Result.of(NOT_CHANGED);
        if (to != Destination.ORIGINAL && !proof.get().isConfirmed())
            return Result.of(OpenReturn.NEEDS_CODE);
        RmaNumber rma = ReturnInput.rma(with);
        ReturnChanged changed =
                returns.change(
                        run.nextRequest(),
                        proof.get(),
                        rma,
                        ReturnQuestion.reason(with),
                        to,
                        run.now());
        return switch (changed) {
            case ReturnChanged.Changed(var terms) ->
                    CheckReturn.numbered("changed", rma, terms.until());
            case ReturnChanged.NotReturnable _, ReturnChanged.NeedsPerson _, ReturnChanged.Over _ ->
                    Result.of(NOT_CHANGED);
        };
    }
}
