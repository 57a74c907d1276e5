package dev.orderline.phone.timeline;

import dev.orderline.phone.rtp.Loudness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds stretches of speech in packets as they pass: at least {@link #MIN_LOUD} packets above
 * {@link Loudness#LOUD_DBFS}, with pauses of at most {@link #PAUSE} between them. Confined to one
 * thread, or guarded by its owner.
 */
public final class Speeches {
    /**
     * Longer than any pause within a spoken sentence, shorter than one between question and answer.
     */
    public static final Duration PAUSE = Duration.ofMillis(300);

    /** Fewer are a click. */
    public static final int MIN_LOUD = 3;

    private static final int MAX_STRETCHES = 10_000;

    /**
     * One stretch, on {@link System#nanoTime}.
     *
     * @param fromNanos its first loud packet
     * @param toNanos its last loud packet so far
     */
    public record Stretch(long fromNanos, long toNanos) {}

    /** What a packet changed. */
    public enum Change {
        NONE,
        BEGAN,
        ENDED
    }

    private final List<Stretch> ended = new ArrayList<>();
    private long fromNanos;
    private long toNanos;
    private int loudPackets;

    /** Takes the next packet. */
    public Change packet(long nanos, boolean loud) {
        boolean pausedLong = loudPackets > 0 && nanos - toNanos > PAUSE.toNanos();
        boolean ends = pausedLong && isSpeech();
        if (ends && ended.size() < MAX_STRETCHES) ended.add(new Stretch(fromNanos, toNanos));
        if (pausedLong) loudPackets = 0;
        if (loud) {
            if (loudPackets == 0) fromNanos = nanos;
            toNanos = nanos;
            loudPackets++;
            if (loudPackets == MIN_LOUD) return Change.BEGAN;
        }
        return ends ? Change.ENDED : Change.NONE;
    }

    /** The stretches so far, in order; the last may still go on. */
    public List<Stretch> soFar() {
        List<Stretch> all = new ArrayList<>(ended);
        if (isSpeech()) all.add(new Stretch(fromNanos, toNanos));
        return List.copyOf(all);
    }

    private boolean isSpeech() {
        return loudPackets >= MIN_LOUD;
    }
}
