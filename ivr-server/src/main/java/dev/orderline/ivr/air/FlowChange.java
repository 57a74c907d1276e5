package dev.orderline.ivr.air;

import dev.orderline.ivr.air.FlowVersion.Signature;

/** That a version went on air. The latest change of a flow counts. */
public record FlowChange(String flow, int number, Kind kind, Signature signature) {
    /** How it came to be on air. */
    public enum Kind {
        /** It was new. */
        PUBLISHED,
        /** It was on air before. */
        ROLLED_BACK
    }
}
