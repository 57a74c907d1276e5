package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeDesk.Choice;
import java.util.List;
import java.util.Map;

/**
 * {@code exchanges.list}: for what an item of the verified order may be exchanged now. Fills {@code
 * variants}, each called by what is other about it.
 */
public final class ListExchanges implements Action {
    static final String VARIANTS = "variants";

    private static final String NONE = "none";

    private final ExchangeDesk exchanges;

    public ListExchanges(ExchangeDesk exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public String name() {
        return "exchanges.list";
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
        return Map.of("some", List.of(Fill.of(VARIANTS, new Type.Options())), NONE, List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        List<Value.Option> options =
                run.proof().stream()
                        .flatMap(proof ->
                                exchanges
                                        .choices(proof, ReturnQuestion.wish(with), run.now())
                                        .stream())
                        .limit(Value.Options.MOST)
                        .map(ListExchanges::option)
                        .toList();
        if (options.isEmpty()) return Result.of(NONE);
        return new Result("some", Map.of(VARIANTS, new Value.Options(options)));
    }

    private static Value.Option option(Choice choice) {
        return new Value.Option(choice.sku(), choice.name());
    }
}
