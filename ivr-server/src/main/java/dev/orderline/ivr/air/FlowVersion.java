package dev.orderline.ivr.air;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.time.Instant;

/**
 * A published version of a flow: it never changes.
 *
 * @param number counted from 1 for each flow
 * @param files all that the flow consists of
 */
public record FlowVersion(String flow, int number, FlowFiles files, Signature signature) {
    public FlowVersion {
        if (number < 1) throw new IllegalArgumentException("version " + number);
    }

    /**
     * Who did something, when and why.
     *
     * @param who 1 to {@link #MAX_WHO} characters
     * @param why 1 to {@link #MAX_WHY} characters
     */
    public record Signature(String who, String why, Instant at) {
        public static final int MAX_WHO = 100;
        public static final int MAX_WHY = 500;

        public Signature {
            if (who.isBlank() || who.length() > MAX_WHO)
                throw new IllegalArgumentException("say who, in 1 to " + MAX_WHO + " characters");
            if (why.isBlank() || why.length() > MAX_WHY)
                throw new IllegalArgumentException("say why, in 1 to " + MAX_WHY + " characters");
        }
    }

    /** As calls record it: {@code order-status@12}. */
    public String label() {
        return label(flow, number);
    }

    public static String label(String flow, int number) {
        return flow + "@" + number;
    }
}
