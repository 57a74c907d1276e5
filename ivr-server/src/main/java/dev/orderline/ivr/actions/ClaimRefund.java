package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.RefundDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code refunds.lost}, {@code refunds.late} and {@code orders.cancel}: pays the verified order's
 * money back, once however often it is asked. Fills {@code amount}.
 */
public final class ClaimRefund implements Action {
    private static final String GRANTED = "granted";
    private static final String TO_BE_APPROVED = "to-be-approved";
    private static final String NOT_DUE = "not-due";

    /** What {@link #claimed} gives. */
    static final Map<String, List<Fill>> OUTCOMES =
            Map.of(
                    GRANTED,
                    List.of(Fills.AMOUNT),
                    TO_BE_APPROVED,
                    List.of(Fills.AMOUNT),
                    NOT_DUE,
                    List.of());

    private final RefundDesk refunds;
    private final Claim claim;

    public ClaimRefund(RefundDesk refunds, Claim claim) {
        this.refunds = refunds;
        this.claim = claim;
    }

    @Override
    public String name() {
        return switch (claim) {
            case LOST -> "refunds.lost";
            case LATE -> "refunds.late";
            case CANCELLED -> "orders.cancel";
        };
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
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
    public boolean changes() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return claimed(refunds, run, claim);
    }

    static Result claimed(RefundDesk refunds, Run run, Demand demand) {
        return run.proof()
                .map(proof ->
                        refunds.claim(
                                run.nextRequest(),
                                proof,
                                demand,
                                Refund.Destination.ORIGINAL,
                                run.now()))
                .map(ClaimRefund::told)
                .orElseGet(() -> Result.of(NOT_DUE));
    }

    private static Result told(Claimed claimed) {
        return switch (claimed) {
            case Claimed.Due(Refund refund) ->
                    new Result(
                            refund.state() == Refund.State.TO_BE_APPROVED
                                    ? TO_BE_APPROVED
                                    : GRANTED,
                            Fills.amount(refund.amount()));
            case Claimed.NotDue _, Claimed.AlreadyPaid _, Claimed.Gone _ -> Result.of(NOT_DUE);
        };
    }
}
