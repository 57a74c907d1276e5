package dev.orderline.ivr.flow;

/** A flow that cannot be used. The message says where, what is wrong, and how to mend it. */
public final class FlowError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param line counted from 1
     * @param column counted from 1
     */
    public FlowError(String file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
    }
}
