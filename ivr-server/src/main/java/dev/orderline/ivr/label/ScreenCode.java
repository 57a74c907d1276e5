package dev.orderline.ivr.label;

import com.google.zxing.common.BitMatrix;

/** The QR code of a label, for who shows it on a telephone. */
public final class ScreenCode {
    private ScreenCode() {}

    /**
     * A parcel's number as SVG for an HTML page: dark on light whatever the page's colours, with
     * the quiet zone. The number is in its modules alone, so nothing needs escaping.
     */
    public static String svg(String tracking) {
        BitMatrix modules = Symbols.squares(tracking);
        int quiet = Symbols.SQUARE_QUIET;
        int wide = modules.getWidth() + 2 * quiet;
        return """
        <svg viewBox="0 0 %d %d" role="img" aria-label="Code for the parcel shop" shape-rendering="crispEdges">
        <rect width="%d" height="%d" fill="#fff"/>
        <path fill="#000" d="%s"/>
        </svg>\
        """
                .formatted(wide, wide, wide, wide, path(modules, quiet));
    }

    private static String path(BitMatrix modules, int quiet) {
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++)
            for (int x = 0; x < modules.getWidth(); x++)
                if (modules.get(x, y))
                    path.append("M%d %dh1v1h-1z".formatted(x + quiet, y + quiet));
        return path.toString();
    }
}
