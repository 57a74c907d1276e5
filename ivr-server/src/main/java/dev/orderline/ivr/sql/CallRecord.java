package dev.orderline.ivr.sql;

import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.RecordingEnd;
import java.util.List;
import java.util.Optional;

/**
 * A call as it is kept: the events it was written from, read back.
 *
 * @param node the server that had it
 * @param turns in order
 * @param ended missing while it lasts
 * @param recording missing until its end is known
 */
public record CallRecord(
        String node,
        Started started,
        List<TurnEnded> turns,
        Optional<Ended> ended,
        Optional<RecordingEnd> recording) {
    public CallRecord {
        turns = List.copyOf(turns);
    }
}
