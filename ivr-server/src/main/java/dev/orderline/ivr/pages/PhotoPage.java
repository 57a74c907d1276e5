package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.PhotoDesk.Wanted;

/** The pages as HTML: everything that is not ours is escaped here. They work without script. */
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

    /** Says one thing. */
    static String notice(String text) {
        return page(PageText.TITLE, paragraph("<p role=\"alert\" class=\"wrong\">", text));
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

    private static String page(String title, String main) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="%s">
        <script src="%s" defer></script>
        </head>
        <body>
        <main tabindex="-1">
        <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        escaped(title),
                        PublicPages.STYLE,
                        PublicPages.SCRIPT,
                        escaped(title),
                        main);
    }

    private static String paragraph(String opened, String text) {
        return text.isEmpty() ? "" : opened + escaped(text) + "</p>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
