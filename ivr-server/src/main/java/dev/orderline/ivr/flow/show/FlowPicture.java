package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.show.Chart.Line;
import dev.orderline.ivr.flow.show.Chart.Way;
import dev.orderline.ivr.flow.show.Layout.Caption;
import dev.orderline.ivr.flow.show.Layout.Placed;
import dev.orderline.ivr.flow.show.Layout.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A flow as a picture: SVG that stands alone, has a background of its own, is text where it shows
 * text, and can be printed in black and white.
 */
public final class FlowPicture {
    private static final Lettering TITLE = new Lettering(18, true);
    private static final Lettering NOTE = new Lettering(12, false);
    private static final double WIDEST_LABEL = 130;
    private static final int MOST_LINES_OF_A_LABEL = 4;
    private static final int MOST_LABELS = 6;
    private static final int MOST_LINES_OF_A_TITLE = 2;
    private static final int MOST_LINES_OF_A_NOTE = 8;
    private static final int MOST_OF_A_DESCRIPTION = 600;
    private static final double MARGIN = 20;
    private static final double NARROWEST = 420;

    /** Lines that most calls went along are so much thicker than those with few. */
    private static final double THICKEST = 5;

    private static final double THIN = 1.2;

    private final Chart chart;
    private final Passages passages;
    private final Svg svg = new Svg();

    private FlowPicture(Chart chart, Passages passages) {
        this.chart = chart;
        this.passages = passages;
    }

    /**
     * The picture of a flow.
     *
     * @param bundle whose names all mean something
     * @param language a BCP 47 tag; a text that is not there in it stands in the language it was
     *     written in
     * @param calls the states that each of some calls came to, by their names in the graph: then
     *     the picture tells how many of them came to each state and went along each line; none, if
     *     it shall not
     * @throws IllegalArgumentException if the flow is too large to be drawn
     */
    public static String of(
            Bundle bundle, View view, String language, Collection<List<String>> calls) {
        return new FlowPicture(Chart.of(bundle, view, language), Passages.of(calls, view)).drawn();
    }

    private String drawn() {
        List<Face> faces =
                chart.boxes().stream()
                        .map(box -> Face.of(box, count(passages.through(box))))
                        .toList();
        List<Caption> captions = new ArrayList<>();
        captions.add(
                new Caption(
                        new Line(
                                Layers.BEGIN,
                                chart.start(),
                                List.of(new Way("", false)),
                                chart.start()),
                        List.of(),
                        ""));
        for (Line line : chart.lines()) captions.add(caption(line));
        return draw(Layers.of(faces, captions));
    }

    private Caption caption(Line line) {
        List<String> words = new ArrayList<>();
        for (Way way : line.ways()) {
            if (words.size() >= MOST_LABELS) break;
            words.addAll(Caption.WORDS.lines(way.label(), WIDEST_LABEL, MOST_LINES_OF_A_LABEL));
        }
        return new Caption(line, words, count(passages.along(line)));
    }

    private String count(int times) {
        return passages.calls() == 0 ? "" : times + "×";
    }

    private String draw(Layout layout) {
        double width = Math.max(NARROWEST, layout.width());
        List<String> title = TITLE.lines(chart.name(), width - 2 * MARGIN, MOST_LINES_OF_A_TITLE);
        List<String> note = note(width - 2 * MARGIN);
        double top = MARGIN + title.size() * TITLE.leading();
        double height = top + layout.height() + note.size() * NOTE.leading() + MARGIN;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + Svg.number(width) + " " + Svg.number(height),
                "role",
                "img",
                "aria-labelledby",
                "flow-title flow-description",
                "font-family",
                "sans-serif");
        svg.text("title", chart.name(), "id", "flow-title");
        svg.text("desc", description(), "id", "flow-description");
        Pen pen = new Pen(svg);
        pen.style();
        svg.empty("rect", "class", "page", "width", width, "height", height);
        pen.lines(title, TITLE, "title", MARGIN, MARGIN);
        svg.open("g", "transform", "translate(0 " + Svg.number(top) + ")");
        for (Placed placed : layout.boxes())
            if (placed.face().isFrame()) pen.frame(placed, isUnused(placed));
        for (Route route : layout.routes()) pen.route(route, thickness(route), isUnused(route));
        pen.begin(layout.begin());
        for (Placed placed : layout.boxes())
            if (!placed.face().isFrame()) pen.box(placed, isUnused(placed));
        for (Route route : layout.routes()) pen.caption(route);
        svg.close();
        pen.lines(note, NOTE, "note", MARGIN, top + layout.height());
        return svg.close().toString();
    }

    private boolean isUnused(Placed placed) {
        return passages.calls() > 0 && passages.through(placed.face().box()) == 0;
    }

    private boolean isUnused(Route route) {
        Line line = route.caption().line();
        return passages.calls() > 0
                && !line.from().equals(Layers.BEGIN)
                && passages.along(line) == 0;
    }

    /** Areas that say how many: four times as many calls, twice as thick. */
    private double thickness(Route route) {
        if (passages.most() == 0) return THIN;
        double share = (double) passages.along(route.caption().line()) / passages.most();
        return THIN + (THICKEST - THIN) * Math.sqrt(share);
    }

    private List<String> note(double width) {
        String everywhere =
                chart.everywhere().isEmpty()
                        ? ""
                        : "At every question, and not drawn: "
                                + String.join("; ", chart.everywhere())
                                + ".";
        String counts =
                passages.calls() == 0
                        ? ""
                        : " Of "
                                + passages.calls()
                                + " calls: how many times one came to each state, and went along each"
                                + " line.";
        return NOTE.lines(everywhere + counts, width, MOST_LINES_OF_A_NOTE);
    }

    private String description() {
        return Printable.shortened(
                chart.boxes().size()
                        + " states; a call begins in "
                        + chart.start()
                        + ". "
                        + String.join(", ", chart.boxes().stream().map(box -> box.id()).toList())
                        + ".",
                MOST_OF_A_DESCRIPTION);
    }
}
