package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import java.util.List;

/**
 * A call that was played again.
 *
 * @param exchanges turns that were answered then and now, up to where the ways part or the record
 *     ends
 */
public record Replayed(RecordedCall call, List<Exchange> exchanges, Verdict verdict) {
    public Replayed {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * One answer.
     *
     * @param then the turn as it was, with what was heard; personal data
     * @param now what is heard now, personal data; no words of keys and secret answers
     */
    public record Exchange(TurnEnded then, Ear.Heard now) {}
}
