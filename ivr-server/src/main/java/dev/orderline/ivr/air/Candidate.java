package dev.orderline.ivr.air;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.UUID;

/**
 * A flow that may go on air, if every running server can run it.
 *
 * @param number of the version it is, or would be
 */
public record Candidate(UUID id, String flow, int number, FlowFiles files) {
    /** What a server says of a candidate. */
    public sealed interface Answer {
        /** It is being made ready. */
        record Preparing(int done, int of) implements Answer {}

        /** It can be on air at once. */
        record Ready() implements Answer {}

        /** It cannot run here. */
        record Refused(String why) implements Answer {}
    }

    public String label() {
        return FlowVersion.label(flow, number);
    }
}
