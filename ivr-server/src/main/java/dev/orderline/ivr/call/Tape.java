package dev.orderline.ivr.call;

import dev.orderline.ivr.call.Recordings.Recording;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The line of one call with a tape beside it: what the caller said and what the caller heard of us,
 * frame by frame on one clock, the caller's. Holds each turn until it is decided, so that a secret
 * answer never leaves here. Confined to the call's thread.
 *
 * <p>The far end plays one of our frames for each frame of the caller; this plays along, which puts
 * our lane where the caller heard it, to within the line's {@link Line#lead}.
 */
final class Tape implements Line {
    /** A turn that lasts longer is given out in pieces of this many frames: one minute. */
    private static final int MAX_UNDECIDED = 3_000;

    private final Line line;
    private final Recording recording;
    private final Deque<Frame> ours = new ArrayDeque<>();

    private short[] undecided = new short[512 * 2 * Frame.SAMPLES];
    private int undecidedFrames;
    private boolean recordingOn = true;
    private boolean secret;
    private int now;
    private long written;
    private long played;
    private Frame playing = Frame.SILENCE;

    Tape(Line line, Recording recording) {
        this.line = line;
        this.recording = recording;
    }

    /** How many frames the call has lasted. */
    int now() {
        return now;
    }

    /** How many of our frames were given to the line and not flushed since. */
    long written() {
        return written;
    }

    /** How many of our frames the caller has heard. */
    long played() {
        return played;
    }

    /** What the caller heard of us while they said the newest frame, as far as is known. */
    Frame playing() {
        return playing;
    }

    @Override
    public Inbound read() throws HungUp, InterruptedException {
        Inbound inbound = line.read();
        if (inbound instanceof Frame frame) tick(frame);
        return inbound;
    }

    private void tick(Frame caller) {
        now++;
        Frame heard = ours.poll();
        if (heard != null) played++;
        playing = heard == null ? Frame.SILENCE : heard;
        if (!recordingOn) return;
        if (undecidedFrames == MAX_UNDECIDED) decide();
        int at = undecidedFrames++ * 2 * Frame.SAMPLES;
        if (at == undecided.length) undecided = Arrays.copyOf(undecided, undecided.length * 2);
        for (int i = 0; i < Frame.SAMPLES; i++) {
            undecided[at + 2 * i] = secret ? 0 : caller.sample(i);
            undecided[at + 2 * i + 1] = playing.sample(i);
        }
    }

    /** From the next frame until {@link #decide}, the caller's lane is silent. */
    void beginSecret() {
        secret = true;
    }

    /** The turn is decided: what was held since the last time goes to the recording. */
    void decide() {
        if (undecidedFrames > 0) {
            recording.append(Arrays.copyOf(undecided, undecidedFrames * 2 * Frame.SAMPLES));
            undecidedFrames = 0;
        }
    }

    /** Ends the secret part begun by {@link #beginSecret}. */
    void endSecret() {
        secret = false;
    }

    /**
     * The caller does not want to be recorded: keeps nothing from now on, and forgets what it
     * holds.
     *
     * @return removes what was given out before, and waits for the disk; not for the call's thread
     */
    Runnable refuse() {
        recordingOn = false;
        undecidedFrames = 0;
        return recording::discard;
    }

    @Override
    public void write(Frame frame) throws HungUp {
        line.write(frame);
        ours.add(frame);
        written++;
    }

    @Override
    public int pending() {
        return line.pending();
    }

    @Override
    public int lead() {
        return line.lead();
    }

    @Override
    public int flush() throws HungUp {
        return takeBack().size();
    }

    /**
     * Drops what is pending.
     *
     * @return what the caller has not heard of us, in the order it was written
     */
    List<Frame> takeBack() throws HungUp {
        int unheard = Math.min(line.flush(), ours.size());
        var taken = new ArrayDeque<Frame>(unheard);
        for (int i = 0; i < unheard; i++) taken.addFirst(ours.removeLast());
        written -= unheard;
        return List.copyOf(taken);
    }

    @Override
    public int filled() {
        return line.filled();
    }

    @Override
    public int dropped() {
        return line.dropped();
    }

    /** Ends the recording; the line is the transport's to close, once the outcome is committed. */
    @Override
    public void close() {
        if (recordingOn) {
            decide();
            recording.close();
        }
    }
}
