package dev.orderline.ivr.pages;

import static dev.orderline.ivr.pages.Html.escaped;
import static dev.orderline.ivr.pages.Html.page;
import static dev.orderline.ivr.pages.Html.paragraph;

import dev.orderline.ivr.outbox.LabelDesk.Linked;

/** The page of a label as HTML. It does not tell its link. */
final class LabelPage {
    private LabelPage() {}

    /**
     * @param code that the parcel shop scans, as SVG of ours
     */
    static String of(Linked label, String code) {
        return page(
                PageText.LABEL_TITLE,
                paragraph("<p>", PageText.isFor(label))
                        + paragraph("<p class=\"until\">", PageText.sendBy(label.until()))
                        + "<figure>\n"
                        + code
                        + "\n<figcaption>"
                        + escaped(label.tracking())
                        + "</figcaption>\n</figure>\n"
                        + paragraph("<p>", PageText.SHOW)
                        + paragraph("<p>", PageText.slip(label.rma()))
                        + "<a class=\"act\" href=\"?"
                        + LabelPages.PDF
                        + "\">"
                        + escaped(PageText.SAVE)
                        + "</a>\n"
                        + paragraph("<p class=\"hint\">", PageText.LABEL_PRIVACY));
    }

    /** For a link that is over, and for one that never was. */
    static String gone() {
        return page(PageText.GONE_TITLE, paragraph("<p>", PageText.LABEL_GONE));
    }
}
