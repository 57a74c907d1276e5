package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Position;

/** Calls that have lost their server, for a process that goes on with them. Thread-safe. */
public interface LostCalls {
    /**
     * Takes over {@code call}, which only one process ever does: from now on its events are written
     * by this one, nothing that its server may still write counts, and no restarting server gives
     * it an end.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    Search take(CallId call);

    /** What there was of a call. */
    sealed interface Search {
        /** It is ours now. */
        record Taken(LostCall call) implements Search {}

        /** It has ended, or another goes on with it. */
        record Over() implements Search {}

        /** Nothing was written down of it: its server died before, or there never was one. */
        record Unknown() implements Search {}
    }

    /**
     * A call as it was left.
     *
     * @param turns how many had ended
     * @param acts how many things had been done
     * @param frames how long it had lasted by then
     */
    record LostCall(
            CallEvent.Started started, Position position, int turns, int acts, int frames) {}
}
