package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnUnderway;
import java.util.List;
import java.util.Map;

/**
 * {@code returns.list}: the returns of the verified order, the newest first. Fills {@code returns},
 * each called as its item, and {@code return} if there is but one.
 */
public final class ListReturns implements Action {
    static final String RETURNS = "returns";
    static final String RETURN = "return";

    private static final Fill ALL = Fill.of(RETURNS, new Type.Options());
    private static final Fill ONE = Fill.of(RETURN, new Type.Option(RETURNS));

    private final ReturnDesk returns;

    public ListReturns(ReturnDesk returns) {
        this.returns = returns;
    }

    @Override
    public String name() {
        return "returns.list";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("none", List.of(), "one", List.of(ALL, ONE), "some", List.of(ALL));
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        List<Value.Option> options =
                run.proof().stream()
                        .flatMap(proof -> returns.underway(proof).stream())
                        .limit(Value.Options.MOST)
                        .map(ListReturns::option)
                        .toList();
        var all = new Value.Options(options);
        return switch (options.size()) {
            case 0 -> Result.of("none");
            case 1 -> new Result("one", Map.of(RETURNS, all, RETURN, options.getFirst()));
            default -> new Result("some", Map.of(RETURNS, all));
        };
    }

    private static Value.Option option(ReturnUnderway underway) {
        return new Value.Option(underway.rma().digits(), underway.item());
    }
}
