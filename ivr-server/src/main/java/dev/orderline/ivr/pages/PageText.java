package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.outbox.LabelDesk.Linked;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** All that the pages say, in English. Not yet escaped. */
final class PageText {
    static final String TITLE = "Photo for your return";
    static final String CHOOSE = "Take or choose a photo";
    static final String SEND = "Send photo";
    static final String SENDING = "Sending";
    static final String PREVIEW = "Your photo";
    static final String FAILED = "That did not work. Please check your connection and try again.";
    static final String PRIVACY =
            "Only the shop sees your photos. Where and when they were taken is removed.";
    static final String HINT =
            "Show the whole item, in good light, with what is wrong in the same photo.";
    static final String GONE_TITLE = "This link does not work";
    static final String GONE =
            "It may have expired: a link works for "
                    + PhotoLink.LIVES.toMinutes()
                    + " minutes. If you are still on the phone, please ask for a new one.";
    static final String TOO_MANY = "Too many requests. Please wait a minute.";
    static final String LATER_TITLE = "One moment, please";
    static final String AWAY = "This does not work just now. Please try again in a minute.";
    static final String NOTHING_CHOSEN = "Please choose a photo first.";

    static final String FAR_TOO_LARGE = "That is far too large for a photo.";

    static final String LABEL_TITLE = "The label of your return";
    static final String SHOW =
            "Show this code at the parcel shop. Or print the label and stick it on the parcel.";
    static final String SAVE = "Save the label (PDF)";
    static final String LABEL_PRIVACY =
            "Your name and address are on the label: keep this link to yourself.";
    static final String LABEL_GONE =
            "It may be too late for it, or we have your parcel already. If you need the label, please"
                    + " call us.";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private PageText() {}

    static String isFor(Linked label) {
        return "It is for the " + label.item() + ".";
    }

    static String sendBy(LocalDate until) {
        return "Please send it by " + DAY.format(until) + ".";
    }

    static String slip(RmaNumber rma) {
        return "Without a printed slip, please put a note into the parcel with the number "
                + rma.digits()
                + ".";
    }

    static String asksFor(Wanted wanted) {
        return "Please send us a photo of your " + wanted.item().name() + ".";
    }

    static String arrived(Wanted wanted) {
        String count = wanted.arrived() == 1 ? "1 photo has" : wanted.arrived() + " photos have";
        String more =
                wanted.isFull()
                        ? "That is all we need."
                        : "You can send "
                                + (PhotoLink.MAX_PHOTOS - wanted.arrived())
                                + " more, or go on with your call.";
        return "Thank you. " + count + " arrived. " + more;
    }

    /** What is wrong; not for what was accepted or has expired, which have pages of their own. */
    static String wrong(Uploaded uploaded) {
        return switch (uploaded) {
            case Uploaded.TooLarge(int most) ->
                    "That photo is too large: please send one of at most "
                            + (most >> 20)
                            + " megabytes.";
            case Uploaded.TooManyPixels(int most) ->
                    "That photo is too large: please send one of at most "
                            + most / 1_000_000
                            + " megapixels.";
            case Uploaded.OtherKind(String kind) ->
                    "We cannot read " + kind + " pictures. Please send the photo as a JPEG.";
            case Uploaded.NotAPicture() -> "That is not a photo. Please send a JPEG or a PNG.";
            case Uploaded.Damaged() -> "That photo is damaged. Please take another one.";
            case Uploaded.Full() ->
                    "We have " + PhotoLink.MAX_PHOTOS + " photos already. That is all we need.";
            case Uploaded.Busy() -> AWAY;
            case Uploaded.Expired() -> GONE;
            case Uploaded.Accepted _ -> "";
        };
    }
}
