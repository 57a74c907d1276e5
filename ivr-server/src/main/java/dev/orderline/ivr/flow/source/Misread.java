package dev.orderline.ivr.flow.source;

/** A text within a flow that cannot be read. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String mend;

    /**
     * @param position of the offending character in the text, counted from 0
     * @param mend how to mend it; may be empty
     */
    Misread(int position, String what, String mend) {
        super(what, null, false, false);
        this.position = position;
        this.mend = mend;
    }

    int position() {
        return position;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String mend() {
        return mend;
    }
}
