package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code returns.open}: opens the return of an item of the verified order, once however often it is
 * asked; what is paid for it goes back to the original payment. {@code returns.open-credit}: the
 * same for store credit, which needs a code first: {@code codes.tell}. Fills {@code rma} and {@code
 * until}.
 */
public final class OpenReturn implements Action {
    static final String NEEDS_CODE = "needs-code";
    private static final String NEEDS_PERSON = "needs-person";
    private static final String NOT_RETURNABLE = "not-returnable";

    private final ReturnDesk returns;
    private final Destination to;

    public OpenReturn(ReturnDesk returns, Destination to) {
        this.returns = returns;
        this.to = to;
    }

    @Override
    public String name() {
        return switch (to) {
            case ORIGINAL -> "returns.open";
            case CREDIT -> "returns.open-credit";
            case EXCHANGE -> throw new IllegalStateException("that is exchanges.open");
        };
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
        var outcomes =
                new HashMap<String, List<Fill>>(
                        Map.of(
                                "opened",
                                CheckReturn.NUMBERED,
                                NOT_RETURNABLE,
                                List.of(),
                                NEEDS_PERSON,
                                List.of()));
        if (to != Destination.ORIGINAL) outcomes.put(NEEDS_CODE, List.of());
        return outcomes;
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
        Optional<Proof> proof = run.proof();
        if (proof.isEmpty()) return Result.of(NOT_RETURNABLE);
        if (to != Destination.ORIGINAL && !proof.get().isConfirmed()) return Result.of(NEEDS_CODE);
        ReturnOpened opened =
                returns.open(
                        run.nextRequest(), proof.get(), ReturnQuestion.wish(with), to, run.now());
        return switch (opened) {
            case ReturnOpened.Opened(var rma, var terms) ->
                    CheckReturn.numbered("opened", rma, terms.until());
            case ReturnOpened.NeedsPerson _ -> Result.of(NEEDS_PERSON);
            case ReturnOpened.NotReturnable _, ReturnOpened.Gone _ -> Result.of(NOT_RETURNABLE);
        };
    }
}
