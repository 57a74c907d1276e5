package dev.orderline.ivr.orders;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the shop writes of what was settled in a call.
 *
 * @param lines one of each kind, with slots: {@code {rma}}
 */
public record SettledLines(Map<SettledKind, String> lines) {
    /** So many things fit into a letter; of more the first are told. */
    private static final int MOST = 12;

    public SettledLines {
        lines = Map.copyOf(lines);
        if (lines.size() != SettledKind.values().length)
            throw new IllegalArgumentException("a kind of what was settled has no line");
    }

    /**
     * A line each, and one more if that is not all.
     *
     * @param shop its name, as customers know it
     */
    String of(List<Settled> settled, String shop) {
        Stream<String> told =
                settled.stream()
                        .limit(MOST)
                        .map(each -> filled(SettledKind.of(each), values(each), shop));
        Stream<String> more =
                settled.size() <= MOST
                        ? Stream.of()
                        : Stream.of(filled(SettledKind.MORE, Map.of(), shop));
        return Stream.concat(told, more).map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    private String filled(SettledKind kind, Map<LetterSlot, String> values, String shop) {
        var all = new HashMap<>(values);
        all.put(LetterSlot.SHOP, shop);
        return LetterSlot.filled(Objects.requireNonNull(lines.get(kind)), all);
    }

    private static Map<LetterSlot, String> values(Settled settled) {
        return switch (settled) {
            case Settled.Returned(var rma, var item, var until, var refund) ->
                    toBeSent(rma, item, until, refund);
            case Settled.Changed(var rma, var item, var until, var refund) ->
                    toBeSent(rma, item, until, refund);
            case Settled.ItemCancelled(var item, var amount) ->
                    Map.of(LetterSlot.ITEM, item, LetterSlot.AMOUNT, amount.plain());
            case Settled.Exchanged(var rma, var item, var replacement, var until) ->
                    Map.of(
                            LetterSlot.RMA,
                            rma.digits(),
                            LetterSlot.ITEM,
                            item,
                            LetterSlot.REPLACEMENT,
                            replacement,
                            LetterSlot.UNTIL,
                            Letters.day(until));
            case Settled.Kept(var rma, var item, var refund) ->
                    Map.of(
                            LetterSlot.RMA,
                            rma.digits(),
                            LetterSlot.ITEM,
                            item,
                            LetterSlot.AMOUNT,
                            refund.plain());
            case Settled.TakenBack(var rma, var item) -> ofReturn(rma, item);
            case Settled.LabelSent(var rma, var item) -> ofReturn(rma, item);
            case Settled.Refunded(_, var amount) -> Map.of(LetterSlot.AMOUNT, amount.plain());
        };
    }

    private static Map<LetterSlot, String> toBeSent(
            RmaNumber rma, String item, LocalDate until, Money refund) {
        return Map.of(
                LetterSlot.RMA,
                rma.digits(),
                LetterSlot.ITEM,
                item,
                LetterSlot.UNTIL,
                Letters.day(until),
                LetterSlot.AMOUNT,
                refund.plain());
    }

    private static Map<LetterSlot, String> ofReturn(RmaNumber rma, String item) {
        return Map.of(LetterSlot.RMA, rma.digits(), LetterSlot.ITEM, item);
    }
}
