package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Verification;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code orders.verify}: whether this caller may be told of this order. Keeps the proof in the run.
 *
 * <p>Why not is told to no flow, so that no flow can let a caller hear it: a wrong postcode, an
 * order that does not exist and one that is locked after too many attempts are all {@code refused}.
 */
public final class VerifyOrder implements Action {
    private final OrderDesk orders;

    public VerifyOrder(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders.verify";
    }

    @Override
    public Set<String> inputs() {
        return Set.of("number", "postcode");
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("verified", List.of(), "refused", List.of());
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        String number = digits(with, "number");
        String postcode = digits(with, "postcode");
        // A number that cannot exist is no attempt at anybody's order, but must not sound different
        // either.
        if (!OrderNumber.isValid(number)) return Result.of("refused");
        return switch (orders.verify(
                run.nextRequest(), new OrderNumber(number), new Postcode(postcode), run.caller())) {
            case Verification.Verified(var proof) -> {
                run.keep(proof);
                yield Result.of("verified");
            }
            case Verification.Refused _, Verification.LockedOut _ -> Result.of("refused");
        };
    }

    private static String digits(Map<String, Value> with, String input) {
        if (with.get(input) instanceof Value.Digits(var digits)) return digits;
        throw new IllegalArgumentException("expected digits for " + input);
    }
}
