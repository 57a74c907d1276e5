package dev.orderline.ivr.pages;

/** What all pages are made of: everything that is not ours is escaped here. */
final class Html {
    private Html() {}

    static String page(String title, String main) {
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

    /** A page that says one thing. */
    static String notice(String text) {
        return page(PageText.LATER_TITLE, paragraph("<p role=\"alert\" class=\"wrong\">", text));
    }

    /** Nothing for an empty text. */
    static String paragraph(String opened, String text) {
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
