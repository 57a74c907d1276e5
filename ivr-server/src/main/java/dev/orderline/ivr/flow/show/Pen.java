package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Kind;
import dev.orderline.ivr.flow.show.Layout.Caption;
import dev.orderline.ivr.flow.show.Layout.Placed;
import dev.orderline.ivr.flow.show.Layout.Point;
import dev.orderline.ivr.flow.show.Layout.Rectangle;
import dev.orderline.ivr.flow.show.Layout.Route;
import java.util.List;

/** Draws the parts of a flow's picture. */
final class Pen {
    private static final double ROUND = 6;
    private static final double INSET = 4;

    /** So long are the tips of lines, and longer by how thick they are. */
    private static final double TIP = 6;

    private static final int MOST_OF_A_TOOLTIP = 1_000;

    private static final String STYLE =
            """
            .page { fill: #fff }
            text { fill: #1b1b1b }
            .title { font-size: 18px; font-weight: bold }
            .note { font-size: 12px; fill: #444 }
            .caption { font-size: 10px; fill: #444 }
            .name { font-size: 13px; font-weight: bold }
            .text { font-size: 12px }
            .label { font-size: 11px }
            .count { font-size: 11px; font-weight: bold }
            .behind { fill: #fff; fill-opacity: .85 }
            .line { fill: none; stroke: #555 }
            .limit { stroke-dasharray: 6 4 }
            .unused { stroke-dasharray: 1.5 4; stroke-opacity: .75 }
            .tip { fill: #555 }
            .box { fill: #fff; stroke: #333; stroke-width: 1.3 }
            .say { fill: #eaf2fb }
            .ask { fill: #fff6d6 }
            .do { fill: #e9f5e6 }
            .choose { fill: #f3ecfa }
            .leave { fill: #fbe9e4; stroke-width: 2.2 }
            .subflow { fill: #f0f0f0 }
            .frame { fill: #f7f7f7; stroke: #888; stroke-width: 1.3 }
            .begin { fill: #1b1b1b }
            """;

    private final Svg svg;

    Pen(Svg svg) {
        this.svg = svg;
    }

    void style() {
        svg.text("style", STYLE);
    }

    /** What calls begin at. */
    void begin(Rectangle at) {
        svg.empty(
                "circle",
                "class",
                "begin",
                "cx",
                at.x() + at.width() / 2,
                "cy",
                at.y() + at.height() / 2,
                "r",
                at.width() / 2);
    }

    /** A flow that is gone through, before what is in it is drawn. */
    void frame(Placed placed, boolean unused) {
        Rectangle at = placed.at();
        group(placed.face());
        svg.empty(
                "rect",
                "class",
                unused ? "frame unused" : "frame",
                "x",
                at.x(),
                "y",
                at.y(),
                "width",
                at.width(),
                "height",
                at.height(),
                "rx",
                ROUND);
        written(placed.face(), at.x() + placed.face().side(), at.y());
        svg.close();
    }

    void box(Placed placed, boolean unused) {
        Rectangle at = placed.at();
        Kind kind = placed.face().box().kind();
        group(placed.face());
        svg.empty(
                "path",
                "class",
                "box " + colour(kind) + (unused ? " unused" : ""),
                "d",
                outline(kind, at));
        String inner = inner(kind, at);
        if (!inner.isEmpty()) svg.empty("path", "class", "line", "d", inner);
        written(placed.face(), at.x() + placed.face().side(), at.y());
        svg.close();
    }

    /** A group with a tooltip, and whoever cannot see hears it. */
    private void group(Face face) {
        Box box = face.box();
        svg.open("g");
        svg.text(
                "title",
                Printable.shortened(
                        box.id()
                                + " "
                                + face.caption()
                                + (box.text().isEmpty() ? "" : ": ")
                                + box.text(),
                        MOST_OF_A_TOOLTIP));
    }

    private static String colour(Kind kind) {
        return switch (kind) {
            case SAY -> "say";
            case ASK, ASK_SECRET -> "ask";
            case DO -> "do";
            case CHOOSE -> "choose";
            case TRANSFER, VOICEMAIL, CALL_BACK, END -> "leave";
            case SUBFLOW, FRAME -> "subflow";
            case BACK -> "back";
        };
    }

    /** A shape for each kind, for print in black and white. */
    private static String outline(Kind kind, Rectangle at) {
        return switch (kind) {
            case SAY, DO, SUBFLOW, FRAME -> rounded(at, 3);
            case ASK, ASK_SECRET -> slanted(at);
            case CHOOSE -> pointed(at);
            case TRANSFER, VOICEMAIL, CALL_BACK, END, BACK -> rounded(at, Face.SLANT);
        };
    }

    /** What is drawn within an outline; empty when there is nothing. */
    private static String inner(Kind kind, Rectangle at) {
        double right = at.x() + at.width() - INSET;
        double bottom = at.y() + at.height();
        return switch (kind) {
            case DO ->
                    path("M", at.x() + INSET, at.y(), "L", at.x() + INSET, bottom)
                            + path("M", right, at.y(), "L", right, bottom);
            case SUBFLOW -> rounded(inset(at), 2);
            case ASK_SECRET -> slanted(inset(at));
            case SAY, ASK, CHOOSE, TRANSFER, VOICEMAIL, CALL_BACK, FRAME, END, BACK -> "";
        };
    }

    private static Rectangle inset(Rectangle at) {
        return new Rectangle(
                at.x() + INSET, at.y() + INSET, at.width() - 2 * INSET, at.height() - 2 * INSET);
    }

    private static String rounded(Rectangle at, double radius) {
        double right = at.x() + at.width();
        double bottom = at.y() + at.height();
        return path("M", at.x() + radius, at.y(), "L", right - radius, at.y())
                + path("Q", right, at.y(), right, at.y() + radius, "L", right, bottom - radius)
                + path("Q", right, bottom, right - radius, bottom, "L", at.x() + radius, bottom)
                + path("Q", at.x(), bottom, at.x(), bottom - radius)
                + path("L", at.x(), at.y() + radius, "Q", at.x(), at.y(), at.x() + radius, at.y())
                + "Z";
    }

    private static String slanted(Rectangle at) {
        double right = at.x() + at.width();
        double bottom = at.y() + at.height();
        return path("M", at.x() + Face.SLANT, at.y(), "L", right, at.y())
                + path("L", right - Face.SLANT, bottom, "L", at.x(), bottom)
                + "Z";
    }

    private static String pointed(Rectangle at) {
        double right = at.x() + at.width();
        double middle = at.y() + at.height() / 2;
        double bottom = at.y() + at.height();
        return path("M", at.x() + Face.SLANT, at.y(), "L", right - Face.SLANT, at.y())
                + path("L", right, middle, "L", right - Face.SLANT, bottom)
                + path("L", at.x() + Face.SLANT, bottom, "L", at.x(), middle)
                + "Z";
    }

    private void written(Face face, double x, double y) {
        double below = y + Face.MARGIN;
        below = lines(List.of(face.caption()), Face.CAPTION, "caption", x, below);
        below = lines(face.name(), Face.NAME, "name", x, below);
        lines(face.text(), Face.TEXT, "text", x, below);
    }

    /**
     * Writes lines of text.
     *
     * @param y of the upper side of the first
     * @return the lower side of the last
     */
    double lines(List<String> lines, Lettering lettering, String style, double x, double y) {
        double below = y;
        for (String line : lines) {
            svg.text("text", line, "class", style, "x", x, "y", below + lettering.baseline());
            below += lettering.leading();
        }
        return below;
    }

    /**
     * Draws a line with the tip at its end.
     *
     * @param unused whether calls were counted, and none went along
     */
    void route(Route route, double thickness, boolean unused) {
        List<Point> points = route.points();
        Point end = points.getLast();
        Point before = points.get(points.size() - 2);
        double tip = TIP + thickness;
        double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
        double along = length == 0 ? 0 : (end.x() - before.x()) / length;
        double down = length == 0 ? 1 : (end.y() - before.y()) / length;
        Point base = new Point(end.x() - along * tip, end.y() - down * tip);
        svg.empty(
                "path",
                "class",
                "line"
                        + (route.caption().line().isLimit() ? " limit" : "")
                        + (unused ? " unused" : ""),
                "stroke-width",
                thickness,
                "d",
                cornered(points.subList(0, points.size() - 1), base));
        double half = tip / 2;
        svg.empty(
                "path",
                "class",
                "tip",
                "d",
                path("M", end.x(), end.y())
                        + path("L", base.x() - down * half, base.y() + along * half)
                        + path("L", base.x() + down * half, base.y() - along * half)
                        + "Z");
    }

    /** Through all points to {@code last}, round the corners. */
    private static String cornered(List<Point> points, Point last) {
        var path = new StringBuilder(path("M", points.getFirst().x(), points.getFirst().y()));
        for (int i = 1; i < points.size(); i++) {
            Point corner = points.get(i);
            Point from = towards(corner, points.get(i - 1));
            Point to = towards(corner, i + 1 < points.size() ? points.get(i + 1) : last);
            path.append(path("L", from.x(), from.y()))
                    .append(path("Q", corner.x(), corner.y(), to.x(), to.y()));
        }
        return path.append(path("L", last.x(), last.y())).toString();
    }

    /** A little way from {@code from} to {@code to}. */
    private static Point towards(Point from, Point to) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
        return new Point(
                from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    /** What is written beside a line, after all lines are drawn. */
    void caption(Route route) {
        Caption caption = route.caption();
        if (caption.height() == 0) return;
        Rectangle at = route.at();
        svg.empty(
                "rect",
                "class",
                "behind",
                "x",
                at.x(),
                "y",
                at.y(),
                "width",
                at.width(),
                "height",
                at.height());
        double below = lines(caption.words(), Caption.WORDS, "label", at.x(), at.y());
        if (!caption.count().isEmpty())
            lines(List.of(caption.count()), Caption.COUNT, "count", at.x(), below);
    }

    private static String path(Object... parts) {
        var path = new StringBuilder();
        for (Object part : parts) {
            if (!path.isEmpty()) path.append(' ');
            path.append(part instanceof Double number ? Svg.number(number) : part);
        }
        return path.toString();
    }
}
