package dev.orderline.phone.rtp;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.G711;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides what each packet of one call says: what was asked for, in its order, else silence. {@link
 * #next} is called by the sending thread, everything else by any.
 */
final class Talker {
    /** The payload type of PCMU (RFC 3551). */
    static final int PCMU = 0;

    /** More than this may not wait to be said: ten minutes. */
    private static final int MAX_FRAMES = 30_000;

    /** Something to say. */
    private sealed interface Cue {
        long notBeforeNanos();

        record Sound(Deque<Frame> frames, long notBeforeNanos) implements Cue {}

        record Key(KeyPress press, long notBeforeNanos) implements Cue {}
    }

    private final Tape tape;
    private final AudioListener listener;
    private final int source = ThreadLocalRandom.current().nextInt();
    private final int firstTimestamp = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private long samples;
    private long keyDownNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Cue> cues = new ArrayDeque<>();
    private int waitingFrames;
    private long lastSaidNanos;
    private boolean silenced;

    Talker(Tape tape, AudioListener listener) {
        this.tape = tape;
        this.listener = listener;
    }

    /** Queues sound to be said after what is queued, not before {@code nanos}. */
    void say(List<Frame> sound, long nanos) {
        lock.lock();
        try {
            if (waitingFrames + sound.size() > MAX_FRAMES)
                throw new IllegalStateException("too much to say");
            waitingFrames += sound.size();
            if (!sound.isEmpty()) cues.add(new Cue.Sound(new ArrayDeque<>(sound), nanos));
        } finally {
            lock.unlock();
        }
    }

    /** Queues a key to be pressed after what is queued, not before {@code nanos}. */
    void press(Digit digit, long nanos) {
        lock.lock();
        try {
            if (cues.size() > MAX_FRAMES) throw new IllegalStateException("too many keys");
            cues.add(new Cue.Key(new KeyPress(digit), nanos));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything queued has been said; false if it takes longer, or the call ended. */
    boolean awaitSaid(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!cues.isEmpty() && !silenced) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return !silenced;
        } finally {
            lock.unlock();
        }
    }

    /** When the last loud packet went out, or the last key was released; 0 before any did. */
    long lastSaidNanos() {
        lock.lock();
        try {
            return lastSaidNanos;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be said. */
    void silence() {
        lock.lock();
        try {
            silenced = true;
            cues.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The packet to be sent at {@code nanos}, one every 20 ms; empty once silenced.
     *
     * @param keysType payload type of telephone events
     */
    Optional<RtpPacket> next(long nanos, int keysType) {
        lock.lock();
        try {
            if (silenced) return Optional.empty();
            Cue cue = cues.peek();
            boolean due = cue != null && nanos - cue.notBeforeNanos() >= 0;
            RtpPacket packet = due ? of(cue, nanos, keysType) : audio(Frame.SILENCE, nanos);
            samples += Frame.SAMPLES;
            return Optional.of(packet);
        } finally {
            lock.unlock();
        }
    }

    private RtpPacket of(Cue cue, long nanos, int keysType) {
        return switch (cue) {
            case Cue.Sound(Deque<Frame> frames, long _) -> {
                waitingFrames--;
                RtpPacket packet = audio(frames.remove(), nanos);
                if (frames.isEmpty()) done();
                yield packet;
            }
            case Cue.Key(KeyPress press, long _) -> {
                RtpPacket packet = key(press, nanos, keysType);
                press.advance();
                if (press.over()) done();
                yield packet;
            }
        };
    }

    private RtpPacket audio(Frame frame, long nanos) {
        boolean loud = Loudness.isLoud(Frames.join(List.of(frame)));
        if (loud) lastSaidNanos = nanos;
        tape.add(new Tape.Said(nanos, samples, frame, loud));
        listener.said(nanos, loud);
        boolean marker = samples == 0; // a talkspurt begins (RFC 3551, section 4.1)
        return packet(marker, PCMU, timestamp(samples), G711.MU_LAW.encode(frame));
    }

    private RtpPacket key(KeyPress press, long nanos, int keysType) {
        if (press.goesDown()) keyDownNanos = nanos;
        if (press.comesUp()) {
            lastSaidNanos = nanos;
            tape.add(new Tape.Key(press.digit(), keyDownNanos, nanos));
            listener.pressed(press.digit(), keyDownNanos, nanos);
        }
        // Every packet of a key carries the time at which it went down.
        return press.event()
                .map(event ->
                        packet(
                                press.goesDown(),
                                keysType,
                                timestamp(samples - press.samplesSinceDown()),
                                event.payload()))
                .orElseGet(() -> audio(Frame.SILENCE, nanos));
    }

    private int timestamp(long position) {
        return firstTimestamp + (int) position;
    }

    private RtpPacket packet(boolean marker, int payloadType, int timestamp, byte[] payload) {
        return new RtpPacket(marker, payloadType, sequence++, timestamp, source, payload);
    }

    private void done() {
        cues.remove();
        if (cues.isEmpty()) changed.signalAll();
    }
}
