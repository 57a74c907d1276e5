package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code orders.verify}: whether this caller may be told of this order. Keeps the proof in the run,
 * and fills {@code customer-group}.
 *
 * <p>Why not is told to no flow, so that no flow can let a caller hear it: a wrong postcode, an
 * order that does not exist and one that is locked after too many attempts are all {@code refused}.
 */
public final class VerifyOrder implements Action {
    private static final String VERIFIED = "verified";
    private static final String REFUSED = "refused";

    private final OrderDesk orders;

    public VerifyOrder(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "orders.verify";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of(
                "number",
                new Type.OrderNumber(),
                "postcode",
                new Type.Digits(Postcode.LENGTH, Postcode.LENGTH));
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(
                VERIFIED, List.of(Fill.of("customer-group", new Type.Words())), REFUSED, List.of());
    }

    @Override
    public Set<String> proves() {
        return Set.of(VERIFIED);
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        String number = digits(with, "number");
        String postcode = digits(with, "postcode");
        // A number that cannot exist is no attempt at anybody's order, but must not sound different
        // either.
        if (!OrderNumber.isValid(number)) return Result.of(REFUSED);
        UUID request = run.nextRequest();
        return switch (orders.verify(
                request, new OrderNumber(number), new Postcode(postcode), run.caller())) {
            case Verification.Verified(Proof proof) -> verified(run, proof, request);
            case Verification.Refused _, Verification.LockedOut _ -> Result.of(REFUSED);
        };
    }

    private Result verified(Run run, Proof proof, UUID request) {
        run.keep(proof, request);
        String group =
                orders.find(proof)
                        .map(order -> order.customer().group())
                        .orElse(Customer.STANDARD.group());
        return new Result(VERIFIED, Map.of("customer-group", new Value.Words(group)));
    }

    private static String digits(Map<String, Value> with, String input) {
        if (with.get(input) instanceof Value.Digits(var digits)) return digits;
        throw new IllegalArgumentException("expected digits for " + input);
    }
}
