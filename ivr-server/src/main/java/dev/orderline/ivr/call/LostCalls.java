package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Position;
import java.util.Optional;

/** Calls that have lost their server, for a process that goes on with them. Thread-safe. */
public interface LostCalls {
    /**
     * Takes over {@code call}: from now on its events are written by this process, and no
     * restarting server gives it an end.
     *
     * @return empty if it has ended, or nothing is known of it
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    Optional<LostCall> take(CallId call);

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
