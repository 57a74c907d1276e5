package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * {@code exchanges.status}: what the customer gets for a return of the verified order, if it is an
 * exchange. Fills {@code replacement}, and {@code since}, the day on which it came to that.
 */
public final class TellExchange implements Action {
    private static final Fill REPLACEMENT = Fill.of("replacement", new Type.Words());
    private static final String NONE = "none";

    private final ExchangeDesk exchanges;

    public TellExchange(ExchangeDesk exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public String name() {
        return "exchanges.status";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnInput.INPUTS;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        List<Fill> told = List.of(REPLACEMENT, Fills.SINCE);
        return Map.of(
                NONE,
                List.of(),
                "reserved",
                told,
                "to-be-sent",
                told,
                "sent",
                told,
                "paid-back",
                told);
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        RmaNumber rma = ReturnInput.rma(with);
        return run.proof().stream()
                .flatMap(proof -> exchanges.replacements(proof).stream())
                .filter(each -> each.rma().equals(rma))
                .findFirst()
                .map(each -> told(each, run.now()))
                .orElseGet(() -> Result.of(NONE));
    }

    private static Result told(Replacement replacement, ZonedDateTime now) {
        return new Result(
                outcome(replacement.state()),
                Map.of(
                        REPLACEMENT.slot(),
                        new Value.Words(replacement.name()),
                        Fills.SINCE.slot(),
                        Fills.since(replacement.changed(), now)));
    }

    private static String outcome(Replacement.State state) {
        return switch (state) {
            case RESERVED -> "reserved";
            case TO_BE_SENT -> "to-be-sent";
            case SENT -> "sent";
            case RELEASED -> "paid-back";
        };
    }
}
