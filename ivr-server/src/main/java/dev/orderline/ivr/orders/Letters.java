package dev.orderline.ivr.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How the shop writes to its customers: a text of each kind.
 *
 * @param shop its name, as customers know it
 * @param signature below each text
 * @param settled the lines of what was settled in a call
 */
public record Letters(
        String shop, String signature, Map<LetterKind, Template> templates, SettledLines settled) {
    /** As long may a subject be, filled in: messages have 150 characters at most. */
    public static final int LONGEST_SUBJECT = 150;

    /** As long may a text be, filled in and without its signature: messages have 4000 at most. */
    public static final int LONGEST_TEXT = 3_500;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    public Letters {
        templates = Map.copyOf(templates);
        if (templates.size() != LetterKind.values().length)
            throw new IllegalArgumentException("a kind of letter has no text");
    }

    /**
     * What is written, with slots: {@code {rma}}.
     *
     * @param subject of one line, without the personal
     * @param text with line breaks; short enough for a message on a telephone
     */
    public record Template(String subject, String text) {}

    /** A letter. */
    public record Worded(String subject, String text) {}

    public Worded of(Notice notice) {
        Template template = template(notice);
        Map<LetterSlot, String> values = values(notice);
        return new Worded(
                LetterSlot.filled(template.subject(), values),
                LetterSlot.filled(template.text() + "\n\n" + signature, values));
    }

    private Template template(Notice notice) {
        return Objects.requireNonNull(templates.get(LetterKind.of(notice)));
    }

    private Map<LetterSlot, String> values(Notice notice) {
        var values = new HashMap<LetterSlot, String>(Map.of(LetterSlot.SHOP, shop));
        switch (notice) {
            case Notice.ReturnOpened(var rma, var item, var until, var refund) -> {
                ofReturn(values, rma, item);
                values.put(LetterSlot.UNTIL, day(until));
                values.put(LetterSlot.AMOUNT, refund.plain());
            }
            case Notice.ReturnChanged(var rma, var item, var until, var refund) -> {
                ofReturn(values, rma, item);
                values.put(LetterSlot.UNTIL, day(until));
                values.put(LetterSlot.AMOUNT, refund.plain());
            }
            case Notice.LabelSent(var rma, var item, var until) -> {
                ofReturn(values, rma, item);
                values.put(LetterSlot.UNTIL, day(until));
            }
            case Notice.LabelLinked(var rma, var item, var until, var link) -> {
                ofReturn(values, rma, item);
                values.put(LetterSlot.UNTIL, day(until));
                values.put(LetterSlot.LINK, link);
            }
            case Notice.LabelMissing(var rma, var item) -> ofReturn(values, rma, item);
            case Notice.ReturnCancelled(var rma, var item) -> ofReturn(values, rma, item);
            case Notice.ItemKept(var rma, var item, var refund) -> {
                ofReturn(values, rma, item);
                values.put(LetterSlot.AMOUNT, refund.plain());
            }
            case Notice.ItemReceived(var rma, var item) -> ofReturn(values, rma, item);
            case Notice.RefundLookedAt(var amount) -> values.put(LetterSlot.AMOUNT, amount.plain());
            case Notice.RefundOnItsWay(var amount) -> values.put(LetterSlot.AMOUNT, amount.plain());
            case Notice.RefundPaid(var amount, _) -> values.put(LetterSlot.AMOUNT, amount.plain());
            case Notice.RefundFailed(var amount) -> values.put(LetterSlot.AMOUNT, amount.plain());
            case Notice.RefundDeclined(var amount) -> values.put(LetterSlot.AMOUNT, amount.plain());
            case Notice.OrderCancelled() -> {}
            case Notice.ItemCancelled(_, var item) -> values.put(LetterSlot.ITEM, item);
            case Notice.ExchangeOpened(var rma, var item, var replacement, var until) -> {
                ofExchange(values, rma, item, replacement);
                values.put(LetterSlot.UNTIL, day(until));
            }
            case Notice.ReplacementSent(var rma, var item, var replacement, var tracking) -> {
                ofExchange(values, rma, item, replacement);
                values.put(LetterSlot.TRACKING, tracking);
            }
            case Notice.ReplacementMissing(var rma, var item, var replacement, var refund) -> {
                ofExchange(values, rma, item, replacement);
                values.put(LetterSlot.AMOUNT, refund.plain());
            }
            case Notice.PhotosWanted(var item, var link) -> {
                values.put(LetterSlot.ITEM, item);
                values.put(LetterSlot.LINK, link);
            }
            case Notice.CallSummary(var things) ->
                    values.put(LetterSlot.SETTLED, settled.of(things, shop));
            case Notice.Code(var digits) -> values.put(LetterSlot.CODE, digits);
        }
        return values;
    }

    private static void ofExchange(
            Map<LetterSlot, String> values, RmaNumber rma, String item, String replacement) {
        ofReturn(values, rma, item);
        values.put(LetterSlot.REPLACEMENT, replacement);
    }

    private static void ofReturn(Map<LetterSlot, String> values, RmaNumber rma, String item) {
        values.put(LetterSlot.RMA, rma.digits());
        values.put(LetterSlot.ITEM, item);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
