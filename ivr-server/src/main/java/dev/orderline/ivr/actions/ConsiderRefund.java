package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.RefundDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code refunds.lost-due}, {@code refunds.late-due} and {@code orders.cancellable}: whether money
 * of the verified order would be paid back, and how much. Fills {@code amount}, or {@code because}:
 * a sentence that begins with that word.
 */
public final class ConsiderRefund implements Action {
    private static final String DUE = "due";
    private static final String NOT_DUE = "not-due";
    private static final String ALREADY_PAID = "already-paid";
    private static final String GONE = "gone";
    static final Fill BECAUSE = Fill.of("because", new Type.Words());

    /** What {@link #considered} gives. */
    static final Map<String, List<Fill>> OUTCOMES =
            Map.of(
                    DUE,
                    List.of(Fills.AMOUNT),
                    NOT_DUE,
                    List.of(BECAUSE),
                    ALREADY_PAID,
                    List.of(),
                    GONE,
                    List.of());

    private final RefundDesk refunds;
    private final Claim claim;

    public ConsiderRefund(RefundDesk refunds, Claim claim) {
        this.refunds = refunds;
        this.claim = claim;
    }

    @Override
    public String name() {
        return switch (claim) {
            case LOST -> "refunds.lost-due";
            case LATE -> "refunds.late-due";
            case CANCELLED -> "orders.cancellable";
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
    public Result perform(Run run, Map<String, Value> with) {
        return considered(refunds, run, claim);
    }

    static Result considered(RefundDesk refunds, Run run, Demand demand) {
        return run.proof()
                .map(proof -> refunds.consider(proof, demand, run.now()))
                .map(ConsiderRefund::told)
                .orElseGet(() -> Result.of(GONE));
    }

    private static Result told(Claimed.Considered considered) {
        return switch (considered) {
            case Claimed.WouldBeDue(Money amount, _, _) -> new Result(DUE, Fills.amount(amount));
            case Claimed.NotDue(Because because) ->
                    new Result(
                            NOT_DUE, Map.of(BECAUSE.slot(), new Value.Words(because.sentence())));
            case Claimed.AlreadyPaid _ -> Result.of(ALREADY_PAID);
            case Claimed.Gone() -> Result.of(GONE);
        };
    }
}
