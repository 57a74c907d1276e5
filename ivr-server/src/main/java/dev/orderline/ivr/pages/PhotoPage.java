package dev.orderline.ivr.pages;

import static dev.orderline.ivr.pages.Html.escaped;
import static dev.orderline.ivr.pages.Html.page;
import static dev.orderline.ivr.pages.Html.paragraph;

import dev.orderline.ivr.orders.PhotoDesk.Wanted;

/** The pages for photos as HTML. They work without script. */
final class PhotoPage {
    private PhotoPage() {}

    /**
     * @param wrong what to tell first, as an alert; may be empty
     */
    static String of(Wanted wanted, String wrong) {
        return page(
                PageText.TITLE,
                paragraph("<p role=\"alert\" class=\"wrong\">", wrong)
                        + paragraph(
                                "<p role=\"status\" class=\"arrived\">",
                                wanted.arrived() == 0 ? "" : PageText.arrived(wanted))
                        + (wanted.isFull() ? "" : form(wanted)));
    }

    /** For a link that has expired, and for one that never was. */
    static String gone() {
        return page(PageText.GONE_TITLE, paragraph("<p>", PageText.GONE));
    }

    private static String form(Wanted wanted) {
        return paragraph("<p>", PageText.asksFor(wanted))
                + paragraph("<p class=\"hint\" id=\"hint\">", PageText.HINT)
                + """
                <form method="post" enctype="multipart/form-data" data-sending="%s" data-failed="%s">
                <label for="photo">%s</label>
                <input type="file" id="photo" name="%s" accept="image/jpeg,image/png" capture="environment" required aria-describedby="hint">
                <img id="preview" alt="%s" hidden>
                <button type="submit">%s</button>
                <progress max="100" value="0" aria-label="%s" hidden></progress>
                </form>
                """
                        .formatted(
                                escaped(PageText.SENDING),
                                escaped(PageText.FAILED),
                                escaped(PageText.CHOOSE),
                                FormPhoto.FIELD,
                                escaped(PageText.PREVIEW),
                                escaped(PageText.SEND),
                                escaped(PageText.SENDING))
                + paragraph("<p class=\"hint\">", PageText.PRIVACY);
    }
}
