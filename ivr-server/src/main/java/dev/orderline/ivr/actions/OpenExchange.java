package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code exchanges.open}: opens the return of an item of the verified order for one of those that
 * {@code exchanges.list} has filled, which lies ready from then on; once however often it is asked.
 * Fills {@code rma} and {@code until}.
 */
public final class OpenExchange implements Action {
    private static final String VARIANT = "variant";
    private static final String NOT_RETURNABLE = "not-returnable";

    private final ExchangeDesk exchanges;

    public OpenExchange(ExchangeDesk exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public String name() {
        return "exchanges.open";
    }

    @Override
    public Map<String, Type> inputs() {
        var inputs = new HashMap<>(ReturnQuestion.WITH_REASON);
        inputs.put(VARIANT, new Type.Option(ListExchanges.VARIANTS));
        return inputs;
    }

    @Override
    public Map<String, Type> optionalInputs() {
        return ReturnQuestion.ITS_CONDITION;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(
                "opened", CheckReturn.NUMBERED, "sold-out", List.of(), NOT_RETURNABLE, List.of());
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
        ExchangeOpened opened =
                exchanges.open(
                        run.nextRequest(),
                        proof.get(),
                        ReturnQuestion.wish(with),
                        sku(with),
                        run.now());
        return switch (opened) {
            case ExchangeOpened.Opened(var rma, var until) ->
                    CheckReturn.numbered("opened", rma, until);
            case ExchangeOpened.SoldOut() -> Result.of("sold-out");
            case ExchangeOpened.NotOpened() -> Result.of(NOT_RETURNABLE);
        };
    }

    private static String sku(Map<String, Value> with) {
        if (with.get(VARIANT) instanceof Value.Option(String sku, _)) return sku;
        throw new IllegalArgumentException("expected one of the variants");
    }
}
