package dev.orderline.ivr.orders;

import java.util.List;
import java.util.stream.Collectors;

/** What was settled in a call, a line each. */
final class SettledText {
    /** So many things fit into a letter; of more the first are told. */
    private static final int MOST = 12;

    private SettledText() {}

    static String of(List<Settled> settled) {
        String told =
                settled.stream()
                        .limit(MOST)
                        .map(each -> "- " + line(each))
                        .collect(Collectors.joining("\n"));
        return settled.size() <= MOST ? told : told + "\n- and more";
    }

    private static String line(Settled settled) {
        return switch (settled) {
            case Settled.Returned(var rma, var item, var until, var refund) ->
                    "Return %s: the %s. Send it by %s. When we have it, we pay back %s."
                            .formatted(rma.digits(), item, Letters.day(until), refund.plain());
            case Settled.Exchanged(var rma, var item, var replacement, var until) ->
                    "Exchange %s: the %s. Send it by %s. When we have it, we send you this instead: %s."
                            .formatted(rma.digits(), item, Letters.day(until), replacement);
            case Settled.Kept(var rma, var item, var refund) ->
                    "Return %s: you keep the %s. We pay back %s."
                            .formatted(rma.digits(), item, refund.plain());
            case Settled.Changed(var rma, var item, var until, var refund) ->
                    "Return %s, the %s, is changed. Send it by %s. When we have it, we pay back %s."
                            .formatted(rma.digits(), item, Letters.day(until), refund.plain());
            case Settled.ItemCancelled(var item, var amount) ->
                    "The %s is not in your order any more. We pay back %s."
                            .formatted(item, amount.plain());
            case Settled.TakenBack(var rma, var item) ->
                    "Return %s: the %s is not sent back any more.".formatted(rma.digits(), item);
            case Settled.LabelSent(var rma, var item) ->
                    "The label of your return %s, the %s, was sent again."
                            .formatted(rma.digits(), item);
            case Settled.Refunded(var cause, var amount) ->
                    "Refund: %s, %s.".formatted(amount.plain(), why(cause));
        };
    }

    private static String why(Refund.Cause cause) {
        return switch (cause) {
            case RETURNED -> "for what you send back";
            case KEPT -> "for what you keep";
            case LOST -> "because it was lost";
            case LATE -> "because it was late";
            case CANCELLED -> "because you have cancelled the order";
            case ITEM_CANCELLED -> "because you have cancelled a part of the order";
        };
    }
}
