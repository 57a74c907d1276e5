package dev.orderline.ivr.sql;

import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call as it is kept: the events it was written from, read back.
 *
 * @param node where it began
 * @param takenOver who went on with it when that was gone; missing for most
 * @param turns in order
 * @param acts in order
 * @param ended missing while it lasts
 * @param recording missing until its end is known
 */
public record CallRecord(
        String node,
        Optional<TakenOver> takenOver,
        Started started,
        List<TurnEnded> turns,
        List<Acted> acts,
        Optional<Ended> ended,
        Optional<RecordingEnd> recording) {
    /**
     * Another process went on with the call, by keys.
     *
     * @param node that process
     * @param afterTurn the index of the last turn before; 0 if there was none
     */
    public record TakenOver(String node, int afterTurn) {}

    public CallRecord {
        turns = List.copyOf(turns);
        acts = List.copyOf(acts);
    }

    /** How long it lasted; zero while it lasts. */
    public Duration length() {
        return ended.map(end -> Frame.duration(end.frames())).orElse(Duration.ZERO);
    }

    /**
     * How long the caller waited after {@code turn}: from the last frame of their voice or key to
     * the first of our next prompt. Empty when they said nothing, or we had nothing more to say.
     */
    public Optional<Duration> response(TurnEnded turn) {
        OptionalInt from = turn.timing().speechTo();
        if (from.isEmpty()) return Optional.empty();
        return turns.stream()
                .filter(next -> next.index() == turn.index() + 1)
                .map(next -> next.timing().promptFrom() - from.getAsInt())
                .filter(frames -> frames >= 0)
                .map(Frame::duration)
                .findFirst();
    }

    /** The median of all {@link #response} times, if there is any. */
    public Optional<Duration> medianResponse() {
        List<Duration> sorted =
                turns.stream().flatMap(turn -> response(turn).stream()).sorted().toList();
        if (sorted.isEmpty()) return Optional.empty();
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.plus(upper).dividedBy(2));
    }
}
