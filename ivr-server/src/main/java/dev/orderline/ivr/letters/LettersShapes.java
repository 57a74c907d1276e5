package dev.orderline.ivr.letters;

import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Shape;
import dev.orderline.ivr.flow.source.Shape.Member;
import dev.orderline.ivr.orders.LetterKind;
import dev.orderline.ivr.orders.LetterSlot;
import dev.orderline.ivr.orders.SettledKind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands where in {@code dialplans/letters/letters.yaml}. */
public final class LettersShapes {
    static final String SUBJECT = "subject";
    static final String TEXT = "text";
    static final String SIGNATURE = "signature";
    static final String LETTERS = "letters";
    static final String SETTLED = "settled";

    private static final Text SUBJECT_TEXT =
            new Text(
                    "([^{}\\u0000-\\u001f]|\\{shop\\})+",
                    80,
                    "a subject: one line of at most 80 characters that names nothing but {shop}",
                    "subjects are read over shoulders: what is personal belongs into the text");

    private static final Text LINE =
            new Text(
                    "[^\\u0000-\\u001f]+",
                    200,
                    "a line of at most 200 characters",
                    "each thing that was settled has one line");

    /** All letters, and what is below them. */
    public static final Shape ALL =
            Shape.of(
                    "letters",
                    "How the shop writes to its customers.",
                    must(
                            SIGNATURE,
                            Text.any(100, "a signature"),
                            "Stands below each text; {shop} is the shop's name."),
                    must(
                            LETTERS,
                            new Keys(
                                    new Shape(
                                            "the letters",
                                            "One of each kind.",
                                            Stream.of(LetterKind.values())
                                                    .map(LettersShapes::letter)
                                                    .toList())),
                            "One of each kind."),
                    must(
                            SETTLED,
                            new Keys(
                                    new Shape(
                                            "what was settled",
                                            "A line for each thing that a call can settle.",
                                            Stream.of(SettledKind.values())
                                                    .map(LettersShapes::line)
                                                    .toList())),
                            "The lines of {settled}, one for each thing that a call can settle."));

    private LettersShapes() {}

    private static Member line(SettledKind kind) {
        return must(kind.written(), LINE, says(kind) + " Can name " + named(kind.slots()) + ".");
    }

    private static String says(SettledKind kind) {
        return switch (kind) {
            case RETURNED -> "A return was opened.";
            case EXCHANGED -> "A return was opened, for which something else is sent.";
            case KEPT -> "Something need not be sent back, and is paid back.";
            case CHANGED -> "A return goes on on other terms.";
            case ITEM_CANCELLED -> "An item is not sent any more, and paid back.";
            case TAKEN_BACK -> "A return was taken back.";
            case LABEL_SENT -> "The label of a return was sent again.";
            case PAID_BACK_RETURNED -> "Money is paid back for what is sent back.";
            case PAID_BACK_KEPT -> "Money is paid back for what is kept.";
            case PAID_BACK_LOST -> "Money is paid back, since a parcel was lost.";
            case PAID_BACK_LATE -> "Money is paid back, since a parcel was late.";
            case PAID_BACK_CANCELLED -> "Money is paid back, since the order was cancelled.";
            case PAID_BACK_ITEM_CANCELLED -> "Money is paid back, since an item was cancelled.";
            case MORE -> "There is more than a letter takes.";
        };
    }

    private static Member letter(LetterKind kind) {
        List<Member> keys =
                List.of(
                        must(SUBJECT, SUBJECT_TEXT, "Of its e-mail."),
                        must(
                                TEXT,
                                Text.any(1_000, "a text"),
                                "Can name " + named(kind.slots()) + "."));
        return must(
                kind.written(), new Keys(new Shape(kind.written(), says(kind), keys)), says(kind));
    }

    /** What a text can name beside {@code slots}, for people: "{shop}, {rma}". */
    static String named(Set<LetterSlot> slots) {
        return Stream.concat(
                        Stream.of(LetterSlot.SHOP),
                        slots.stream().sorted(Comparator.naturalOrder()))
                .map(slot -> "{" + slot.written() + "}")
                .collect(Collectors.joining(", "));
    }

    private static String says(LetterKind kind) {
        return switch (kind) {
            case RETURN_OPENED -> "A return is open; its label follows.";
            case RETURN_CHANGED -> "A return was changed: its reason, or where its money goes.";
            case LABEL_SENT -> "Goes with the label of a return.";
            case LABEL_LINKED -> "A link to the label of a return, for a telephone.";
            case LABEL_MISSING -> "The label could not be made; a person sees to it.";
            case RETURN_CANCELLED -> "A return was taken back.";
            case ITEM_KEPT -> "Something need not be sent back, and is paid back.";
            case ITEM_RECEIVED -> "The warehouse has what was sent back.";
            case REFUND_LOOKED_AT -> "Somebody of the shop's has to agree to a refund first.";
            case REFUND_ON_ITS_WAY -> "A refund is about to be paid.";
            case REFUND_PAID -> "A refund was paid to the means with which was paid.";
            case CREDIT_PAID -> "A refund is on the customer's balance.";
            case REFUND_FAILED -> "A refund could not be paid; a person sees to it.";
            case REFUND_DECLINED -> "Nobody agreed to a refund.";
            case ORDER_CANCELLED -> "An order was cancelled.";
            case ITEM_CANCELLED -> "One item of an order was cancelled; the others are sent.";
            case CODE_SENT -> "A code that the caller is to tell.";
            case EXCHANGE_OPENED ->
                    "A return is open, for which something else is sent; its label follows.";
            case REPLACEMENT_SENT -> "What is got for a return is with the carrier.";
            case REPLACEMENT_MISSING -> "It cannot be sent, and money is paid back instead.";
            case PHOTOS_WANTED -> "A link by which the caller is to send a photo.";
            case CALL_SUMMARY -> "What was settled in a call, when it is over.";
        };
    }
}
