package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallId;
import java.time.Instant;
import java.util.List;

/**
 * Calls that are over, for reading. Methods wait for the archive and throw {@link
 * dev.orderline.ivr.orders.DeskFailure} when it is away.
 */
public interface RecordedCalls {
    /**
     * The latest calls that came to {@code flow}, in whichever version, the latest first.
     *
     * @param most so many at most
     * @param since none that began before
     */
    List<CallId> latest(String flow, int most, Instant since);

    /** Calls whose id begins with {@code prefix}, the latest first. */
    List<CallId> startingWith(String prefix, int most);

    /** One of these calls. */
    Found find(CallId id);

    /** What is there. */
    sealed interface Found {
        record Call(RecordedCall call) implements Found {}

        /**
         * Nothing that can have been a call.
         *
         * @param why for people: "misses a turn"; nothing personal
         */
        record Spoilt(String why) implements Found {}
    }
}
