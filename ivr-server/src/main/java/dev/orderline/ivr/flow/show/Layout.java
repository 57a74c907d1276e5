package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.show.Chart.Line;
import java.util.List;

/**
 * Where boxes stand and lines run. All measures are pixels from the upper left corner.
 *
 * @param begin what calls begin at
 * @param boxes a frame before what is in it
 */
record Layout(
        double width, double height, Rectangle begin, List<Placed> boxes, List<Route> routes) {
    Layout {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    record Point(double x, double y) {}

    record Rectangle(double x, double y, double width, double height) {}

    /** A box where it stands. */
    record Placed(Face face, Rectangle at) {}

    /**
     * A line as it runs.
     *
     * @param points two at least, each above, below or beside the one before
     * @param at where the caption stands; of no size when nothing is written
     */
    record Route(Caption caption, List<Point> points, Rectangle at) {
        Route {
            points = List.copyOf(points);
        }
    }

    /**
     * What is written beside a line.
     *
     * @param words in lines; none when there is nothing to say
     * @param count how many calls went there, written below; empty when it is not told
     */
    record Caption(Line line, List<String> words, String count) {
        static final Lettering WORDS = new Lettering(11, false);
        static final Lettering COUNT = new Lettering(11, true);

        Caption {
            words = List.copyOf(words);
        }

        double width() {
            double widest = COUNT.width(count);
            for (String line : words) widest = Math.max(widest, WORDS.width(line));
            return Math.ceil(widest);
        }

        double height() {
            return words.size() * WORDS.leading() + (count.isEmpty() ? 0 : COUNT.leading());
        }
    }
}
