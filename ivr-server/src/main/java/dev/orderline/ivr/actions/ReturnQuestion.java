package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which item of the verified order is to come back, why, and in which condition: what several
 * actions are given.
 */
final class ReturnQuestion {
    private static final String ITEM = "item";
    static final String REASON = "reason";
    private static final String CONDITION = "condition";
    private static final Type AN_ITEM = new Type.Option(ListItems.ITEMS);
    static final Type A_REASON =
            new Type.Name(
                    Stream.of(ReturnReason.values())
                            .map(ReturnReason::written)
                            .collect(Collectors.toSet()));
    private static final Type A_CONDITION =
            new Type.Name(
                    Stream.of(Condition.values())
                            .filter(each -> each != Condition.NOT_TOLD)
                            .map(Condition::written)
                            .collect(Collectors.toSet()));

    static final Map<String, Type> WITHOUT_REASON = Map.of(ITEM, AN_ITEM);
    static final Map<String, Type> WITH_REASON = Map.of(ITEM, AN_ITEM, REASON, A_REASON);
    static final Map<String, Type> ITS_CONDITION = Map.of(CONDITION, A_CONDITION);

    private ReturnQuestion() {}

    /** The line of the order that input {@code item} names. */
    static int line(Map<String, Value> with) {
        if (with.get(ITEM) instanceof Value.Option(String id, _)) return Integer.parseInt(id);
        throw new IllegalArgumentException("expected an item of the order");
    }

    /** All that is said of it; inputs are {@link #WITH_REASON}, and maybe the condition. */
    static ReturnWish wish(Map<String, Value> with) {
        return new ReturnWish(line(with), reason(with), condition(with));
    }

    static ReturnReason reason(Map<String, Value> with) {
        if (with.get(REASON) instanceof Value.Name(String name))
            return ReturnReason.parse(name)
                    .orElseThrow(() -> new IllegalArgumentException("no reason " + name));
        throw new IllegalArgumentException("expected a reason");
    }

    private static Condition condition(Map<String, Value> with) {
        if (!(with.get(CONDITION) instanceof Value.Name(String name))) return Condition.NOT_TOLD;
        return Condition.parse(name)
                .orElseThrow(() -> new IllegalArgumentException("no condition " + name));
    }

    /** What the policy says of it; empty if there is no proof, or no such item any more. */
    static Optional<Decision> decided(ReturnDesk returns, Run run, Map<String, Value> with) {
        return run.proof().flatMap(proof -> returns.decide(proof, wish(with), run.now()));
    }
}
