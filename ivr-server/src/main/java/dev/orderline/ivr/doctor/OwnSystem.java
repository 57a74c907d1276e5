package dev.orderline.ivr.doctor;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource;
import dev.orderline.ivr.orders.OrderSource.Result;

/** The shop's own system, which knows its orders. */
public record OwnSystem(OrderSource source) {
    /** How to mend what is away, or does not let us in. */
    public static final String MEND =
            "look at url and headers in the mapping, data/secrets/orders.key, and outgoing.allowed if it"
                    + " is in your own network";

    /** Asks for an order that is there, or for any number if none is known. */
    public Finding finding(OrderNumber number, boolean isThere) {
        try {
            return switch (source.find(number)) {
                case Result.Found _ -> new Finding.Well("answers, and an order is understood");
                case Result.Unknown _ ->
                        isThere
                                ? new Finding.Wrong(
                                        "answers that there is no such order: look at url and unknown in the mapping")
                                : new Finding.Well(
                                        "answers; scripts/doctor --order NUMBER also tries to understand an order");
                case Result.Unfit(_, String why) ->
                        new Finding.Wrong(
                                "answers, but %s: mend the mapping, or the order there"
                                        .formatted(why));
            };
        } catch (DeskFailure away) {
            return new Finding.Wrong("cannot be used: " + away.getMessage() + "; " + MEND);
        }
    }
}
