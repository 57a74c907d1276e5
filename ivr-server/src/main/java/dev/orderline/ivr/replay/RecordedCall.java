package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import java.util.List;

/**
 * A call that is over, as the archive has it; checked, for whoever can write there could write
 * anything.
 *
 * @param turns in order, indexes from 1
 * @param acts in order, indexes from 1
 * @param recording what became of its sound
 */
public record RecordedCall(
        Started started,
        List<TurnEnded> turns,
        List<Acted> acts,
        Outcome outcome,
        RecordingEnd recording) {
    /** More turns or acts than in any call of ours. */
    private static final int MOST = 5_000;

    /**
     * @throws IllegalArgumentException if no call can have gone like this; the message holds
     *     nothing personal
     */
    public RecordedCall {
        turns = List.copyOf(turns);
        acts = List.copyOf(acts);
        require(turns.size() <= MOST && acts.size() <= MOST, "is too long");
        for (int i = 0; i < turns.size(); i++) {
            Timing timing = turns.get(i).timing();
            require(turns.get(i).index() == i + 1, "misses a turn");
            require(
                    timing.promptFrom() >= 0
                            && timing.promptTo() >= timing.promptFrom()
                            && timing.decided() >= 0
                            && (i == 0 || timing.decided() >= decided(turns, i - 1)),
                    "has turns out of order");
        }
        for (int i = 0; i < acts.size(); i++) {
            Acted act = acts.get(i);
            require(act.index() == i + 1, "misses something that was done");
            require(
                    act.frames() >= 0
                            && act.turns() >= 0
                            && act.turns() <= turns.size()
                            && (i == 0 || act.turns() >= acts.get(i - 1).turns()),
                    "did things out of order");
        }
    }

    private static void require(boolean so, String otherwise) {
        if (!so) throw new IllegalArgumentException(otherwise);
    }

    private static int decided(List<TurnEnded> turns, int i) {
        return turns.get(i).timing().decided();
    }

    public CallId id() {
        return started.call();
    }

    /** The name of the flow it came to, without the version. */
    public String flow() {
        String label = started.flow();
        int at = label.indexOf('@');
        return at < 0 ? label : label.substring(0, at);
    }

    /**
     * The frame of the recording at which {@code turn} began, and with it the listening: after the
     * turn before, and what was done between.
     */
    public int began(TurnEnded turn) {
        int before = turn.index() - 1;
        if (before == 0) return 0;
        long frames = decided(turns, before - 1);
        for (Acted act : acts) if (act.turns() == before) frames += act.frames();
        return (int) Math.min(frames, Math.max(decided(turns, before - 1), promptFrom(turn)));
    }

    private static int promptFrom(TurnEnded turn) {
        return turn.timing().promptFrom();
    }

    /** Whether it ended by a failure of ours, not where its flow led. */
    boolean isBroken() {
        return switch (outcome) {
            case Outcome.Failed _ -> true;
            case Outcome.HandedOver(_, String reason, _) ->
                    reason.equals(Outcome.HandedOver.STOPPING);
            case Outcome.Completed _, Outcome.Abandoned _ -> false;
        };
    }

    /** The turns that the flow has led to: without an apology, the last of a broken call. */
    List<TurnEnded> ledTo() {
        return isBroken() && !turns.isEmpty() ? turns.subList(0, turns.size() - 1) : turns;
    }

    /** Whether its record may end before its flow does. */
    boolean isCutShort() {
        return isBroken() || outcome instanceof Outcome.Abandoned || isHungUp();
    }

    private boolean isHungUp() {
        return !turns.isEmpty() && turns.getLast().answer() instanceof Answer.Gone;
    }
}
