package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.RefundDesk;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * {@code refunds.status}: what has become of the newest refund of the verified order. Fills {@code
 * amount}, and {@code since}, the day on which it came to that.
 */
public final class TellRefund implements Action {
    private static final String NONE = "none";

    private final RefundDesk refunds;

    public TellRefund(RefundDesk refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "refunds.status";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        List<Fill> told = List.of(Fills.AMOUNT, Fills.SINCE);
        return Map.of(
                NONE,
                List.of(),
                "waits-for-return",
                told,
                "looked-at",
                told,
                "on-its-way",
                told,
                "paid",
                told,
                "credited",
                told,
                "failed",
                told,
                "declined",
                told);
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        return run.proof().stream()
                .flatMap(proof -> refunds.refunds(proof).stream())
                .filter(refund -> refund.state() != Refund.State.WITHDRAWN)
                .findFirst()
                .map(refund -> told(refund, run.now()))
                .orElseGet(() -> Result.of(NONE));
    }

    private static Result told(Refund refund, ZonedDateTime now) {
        return new Result(
                outcome(refund),
                Map.of(
                        Fills.AMOUNT.slot(),
                        new Value.Amount(refund.amount()),
                        Fills.SINCE.slot(),
                        Fills.since(refund.changed(), now)));
    }

    private static String outcome(Refund refund) {
        return switch (refund.state()) {
            case DECIDED -> "waits-for-return";
            case TO_BE_APPROVED -> "looked-at";
            case RESERVED, EXECUTED -> "on-its-way";
            case SETTLED ->
                    switch (refund.to()) {
                        case ORIGINAL -> "paid";
                        case CREDIT -> "credited";
                    };
            case FAILED -> "failed";
            case DECLINED -> "declined";
            case WITHDRAWN -> NONE;
        };
    }
}
