package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.status}: how far a return of the verified order is. Fills {@code rma}, {@code
 * until} (the last day on which it may be sent), or {@code since} (the day on which it came to
 * that).
 */
public final class TellReturn implements Action {
    private static final String GONE = "gone";

    private final ReturnDesk returns;

    public TellReturn(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.status";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnInput.INPUTS;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(
                "to-be-sent",
                CheckReturn.NUMBERED,
                "on-its-way",
                List.of(Fills.SINCE),
                "received",
                List.of(Fills.SINCE),
                "kept",
                List.of(Fills.SINCE),
                GONE,
                List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        RmaNumber rma = ReturnInput.rma(with);
        return run.proof().stream()
                .flatMap(proof -> returns.underway(proof).stream())
                .filter(each -> each.rma().equals(rma))
                .findFirst()
                .map(each -> told(each, run.now()))
                .orElseGet(() -> Result.of(GONE));
    }

    private static Result told(ReturnUnderway underway, ZonedDateTime now) {
        Map<String, Value> since = Map.of(Fills.SINCE.slot(), Fills.since(underway.since(), now));
        return switch (underway.step()) {
            case OPENED, LABEL_MADE ->
                    CheckReturn.numbered("to-be-sent", underway.rma(), underway.until());
            case DROPPED_OFF, ON_ITS_WAY -> new Result("on-its-way", since);
            case RECEIVED, RESTOCKED, WRITTEN_OFF -> new Result("received", since);
            case KEPT -> new Result("kept", since);
            case CANCELLED -> Result.of(GONE);
        };
    }
}
