package dev.orderline.ivr.label;

/** A place on the paper, in points, measured from the upper left corner. */
record Box(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** What is left when a margin is taken off all round. */
    Box inset(double margin) {
        return new Box(left + margin, top + margin, width - 2 * margin, height - 2 * margin);
    }

    /** The upper part. */
    Box upper(double high) {
        return new Box(left, top, width, high);
    }

    /** What is below the upper part. */
    Box below(double high) {
        return new Box(left, top + high, width, height - high);
    }

    /** The left part. */
    Box leftward(double wide) {
        return new Box(left, top, wide, height);
    }

    /** What is right of the left part. */
    Box beside(double wide) {
        return new Box(left + wide, top, width - wide, height);
    }
}
