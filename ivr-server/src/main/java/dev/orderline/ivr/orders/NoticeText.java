package dev.orderline.ivr.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the shop writes to its customers. */
public final class NoticeText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private final String shop;

    /**
     * @param shop its name, as customers know it
     */
    public NoticeText(String shop) {
        this.shop = shop;
    }

    /**
     * @param subject of one line, without the personal
     * @param text with line breaks; short enough for a message on a telephone
     */
    public record Written(String subject, String text) {}

    public Written of(Notice notice) {
        return switch (notice) {
            case Notice.ReturnOpened(var rma, var item, var until, var refund) ->
                    written(
                            "Your return is open",
                            """
                            Your return of the %s is open. Its number is %s.
                            Please send it by %s. When we have it, we pay back %s.
                            The label follows.\
                            """
                                    .formatted(item, rma.digits(), day(until), refund.plain()));
            case Notice.ExchangeOpened(var rma, var item, var replacement, var until) ->
                    written(
                            "Your exchange is open",
                            """
                            Your return of the %s is open. Its number is %s.
                            Please send it by %s. When we have it, we send you this instead: %s.
                            The label follows, and costs you nothing.\
                            """
                                    .formatted(item, rma.digits(), day(until), replacement));
            case Notice.ReplacementSent(var rma, var item, var replacement, var tracking) ->
                    written(
                            "Your exchange is on its way",
                            """
                            For the %s, your return %s, you get: %s.
                            It is on its way. The carrier's number is %s.\
                            """
                                    .formatted(item, rma.digits(), replacement, tracking));
            case Notice.ReplacementMissing(var rma, var item, var replacement, var refund) ->
                    written(
                            "Your exchange",
                            """
                            We are sorry: for the %s, your return %s, we cannot send: %s.
                            You have nothing to do: you get your money back instead, %s.\
                            """
                                    .formatted(item, rma.digits(), replacement, refund.plain()));
            case Notice.LabelSent(var rma, var item, var until) ->
                    written(
                            "The label of your return",
                            """
                            Here is the label of your return %s, the %s.
                            Please stick it on the parcel and send it by %s.\
                            """
                                    .formatted(rma.digits(), item, day(until)));
            case Notice.LabelMissing(var rma, var item) ->
                    written(
                            "Your return",
                            """
                            We could not make the label of your return %s, the %s.
                            You have nothing to do: we call you.\
                            """
                                    .formatted(rma.digits(), item));
            case Notice.ReturnCancelled(var rma, var item) ->
                    written(
                            "Your return is cancelled",
                            "Your return %s of the %s is cancelled. Please do not send it."
                                    .formatted(rma.digits(), item));
            case Notice.ItemKept(var rma, var item, var refund) ->
                    written(
                            "You may keep it",
                            """
                            Please keep the %s, you need not send it back.
                            We pay back %s. The number of your return is %s.\
                            """
                                    .formatted(item, refund.plain(), rma.digits()));
            case Notice.ItemReceived(var rma, var item) ->
                    written(
                            "We have your return",
                            "We have received the %s, your return %s."
                                    .formatted(item, rma.digits()));
            case Notice.RefundLookedAt(var amount) ->
                    written(
                            "Your refund",
                            "We are looking at your refund of %s, and write to you again."
                                    .formatted(amount.plain()));
            case Notice.RefundOnItsWay(var amount) ->
                    written(
                            "Your refund is on its way",
                            "Your refund of %s is on its way.".formatted(amount.plain()));
            case Notice.RefundPaid(var amount, var to) -> written("Your refund", paid(amount, to));
            case Notice.RefundFailed(var amount) ->
                    written(
                            "Your refund",
                            """
                            We could not pay back %s to the means with which you paid.
                            You have nothing to do: we call you.\
                            """
                                    .formatted(amount.plain()));
            case Notice.RefundDeclined(var amount) ->
                    written(
                            "Your refund",
                            """
                            We cannot pay back %s. Please call us if you do not agree.\
                            """
                                    .formatted(amount.plain()));
            case Notice.OrderCancelled() ->
                    written(
                            "Your order is cancelled",
                            "Your order is cancelled. Nothing will be sent.");
            case Notice.PhotosWanted(var item, var link) ->
                    written(
                            "A photo, please",
                            """
                            Please send us a photo of your %s here:
                            %s
                            The link works for half an hour.\
                            """
                                    .formatted(item, link));
            case Notice.CallSummary(var settled) ->
                    written(
                            "Your call",
                            "Thank you for your call. This is what we have settled:\n"
                                    + settled.stream()
                                            .map(each -> "- " + line(each))
                                            .collect(Collectors.joining("\n")));
            case Notice.Code(var digits) ->
                    written(
                            "Your code",
                            """
                            Your code is %s. Please tell it on the phone within ten minutes.
                            If you have not called us, you have nothing to do.\
                            """
                                    .formatted(digits));
        };
    }

    private static String line(Settled settled) {
        return switch (settled) {
            case Settled.Returned(var rma, var item, var until, var refund) ->
                    "Return %s: the %s. Send it by %s. When we have it, we pay back %s."
                            .formatted(rma.digits(), item, day(until), refund.plain());
            case Settled.Exchanged(var rma, var item, var replacement, var until) ->
                    "Exchange %s: the %s. Send it by %s. When we have it, we send you this instead: %s."
                            .formatted(rma.digits(), item, day(until), replacement);
            case Settled.Kept(var rma, var item, var refund) ->
                    "Return %s: you keep the %s. We pay back %s."
                            .formatted(rma.digits(), item, refund.plain());
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
        };
    }

    private static String paid(Money amount, Refund.Destination to) {
        return switch (to) {
            case ORIGINAL ->
                    "We have paid back %s to the means with which you paid. Your bank may need some days."
                            .formatted(amount.plain());
            case CREDIT -> "%s are on your balance with us.".formatted(amount.plain());
            case EXCHANGE -> throw new IllegalArgumentException("an exchange pays nothing");
        };
    }

    private Written written(String subject, String text) {
        return new Written(shop + ": " + subject, text + "\n\n" + shop);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
