package dev.orderline.ivr.flow.show;

/** How much of the flows that a flow goes through is drawn. */
public enum View {
    /** Each is one box, which is drawn in full when that flow is shown. */
    FOLDED,
    /** The states of each, in a frame, wherever it is gone through. */
    OPENED
}
