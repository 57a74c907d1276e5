package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is written in a box, and how large the box must be for it.
 *
 * @param caption what kind of state it is
 * @param name in lines
 * @param text in lines
 */
record Face(Box box, String caption, List<String> name, List<String> text) {
    static final Lettering CAPTION = new Lettering(10, false);
    static final Lettering NAME = new Lettering(13, true);
    static final Lettering TEXT = new Lettering(12, false);

    /** From the outline to what is written, above and below. */
    static final double MARGIN = 7;

    /** So far the slanted sides of a box go in. */
    static final double SLANT = 12;

    private static final double WIDEST = 190;
    private static final int MOST_LINES_OF_A_NAME = 2;
    private static final int MOST_LINES_OF_A_TEXT = 5;

    Face {
        name = List.copyOf(name);
        text = List.copyOf(text);
    }

    /**
     * @param count behind what kind of state it is; empty when there is none
     */
    static Face of(Box box, String count) {
        String caption =
                Stream.of(box.kind().described(), count)
                        .filter(each -> !each.isEmpty())
                        .reduce((kind, number) -> kind + ", " + number)
                        .orElse("");
        return new Face(
                box,
                caption,
                NAME.lines(box.name(), WIDEST, MOST_LINES_OF_A_NAME),
                TEXT.lines(box.text(), WIDEST, MOST_LINES_OF_A_TEXT));
    }

    /** From the outline to what is written, at the sides. */
    double side() {
        return switch (box.kind()) {
            case SAY, DO, SUBFLOW, FRAME -> 12;
            case ASK, ASK_SECRET, CHOOSE -> 8 + SLANT;
            case TRANSFER, VOICEMAIL, CALL_BACK, END, BACK -> 20;
        };
    }

    double width() {
        double widest = CAPTION.width(caption);
        for (String line : name) widest = Math.max(widest, NAME.width(line));
        for (String line : text) widest = Math.max(widest, TEXT.width(line));
        return Math.ceil(widest + 2 * side());
    }

    /** Of a frame, so much of it as stands above what is in it. */
    double height() {
        return 2 * MARGIN
                + CAPTION.leading()
                + NAME.leading() * name.size()
                + TEXT.leading() * text.size();
    }

    boolean isFrame() {
        return box.kind() == Kind.FRAME;
    }
}
