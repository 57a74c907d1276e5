package dev.orderline.phone;

import dev.orderline.phone.rtp.AudioPort;
import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.sip.Sdp;
import dev.orderline.phone.sip.SipCall;
import dev.orderline.phone.sip.SipEvent;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One answered call. What is said and pressed goes out in order, each packet at its time; what
 * comes in is kept on a tape. Thread-safe. Closing hangs up.
 */
public final class PhoneCall implements AutoCloseable {
    /** The far end has that long to agree to our goodbye. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final SipCall sip;
    private final AudioPort audio;
    private final Ear ear;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<SipEvent.Ended> ended = new CompletableFuture<>();

    /** Takes over {@code audio}. */
    PhoneCall(SipCall sip, AudioPort audio, Ear ear) {
        this.sip = sip;
        this.audio = audio;
        this.ear = ear;
    }

    /** Starts the signalling. */
    void start() {
        sip.start(this::on);
    }

    /** Completed once, whatever happens. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Gives up calling. */
    void cancel() {
        sip.hangUp();
    }

    /** What to listen with. */
    public Ear ear() {
        return ear;
    }

    /** When the call was answered, on {@link System#nanoTime}. */
    public long answeredNanos() {
        return audio.tape().startedNanos();
    }

    /**
     * Says {@code sound} after what is still to be said.
     *
     * @throws IllegalStateException with more than ten minutes to say
     */
    public void play(List<Frame> sound) {
        audio.say(sound, System.nanoTime());
    }

    /** As {@link #play}, but not before {@code nanos} on {@link System#nanoTime}. */
    public void playAt(long nanos, List<Frame> sound) {
        audio.say(sound, nanos);
    }

    /**
     * Presses keys (0-9, *, #) after what is still to be said, each for 100 ms.
     *
     * @throws IllegalArgumentException for anything that is no key
     * @throws IllegalStateException if the far end takes no keys
     */
    public void press(String keys) {
        pressAt(System.nanoTime(), keys);
    }

    /** As {@link #press}, but not before {@code nanos} on {@link System#nanoTime}. */
    public void pressAt(long nanos, String keys) {
        List<Digit> digits = keys.chars().mapToObj(key -> new Digit((char) key)).toList();
        audio.press(digits, nanos);
    }

    /** Waits until all is said and pressed; false if that takes longer or the call ended. */
    public boolean awaitSaid(Duration atMost) throws InterruptedException {
        return audio.awaitSaid(atMost);
    }

    /**
     * When we last made a sound: our last loud packet, or the release of a key; the answer, before
     * any.
     */
    public long lastSaidNanos() {
        return Math.max(audio.lastSaidNanos(), answeredNanos());
    }

    /** Says goodbye at once, and waits until the far end agrees or 10 s have passed. */
    public void hangUp() throws InterruptedException {
        audio.stop();
        sip.hangUp();
        boolean _ = awaitEnd(GOODBYE);
    }

    /** Is gone without a word: no more audio, no goodbye, no answer to anything. */
    public void vanish() throws InterruptedException {
        audio.stop();
        sip.vanish();
        boolean _ = awaitEnd(GOODBYE);
    }

    /** Waits for the end of the call; false if it lasts longer. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        try {
            ended.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        }
    }

    public boolean isUp() {
        return answer.isDone() && !ended.isDone();
    }

    /**
     * How the call ended.
     *
     * @throws IllegalStateException while it has not
     */
    public SipEvent.Ended ended() {
        if (!ended.isDone()) throw new IllegalStateException("the call is still up");
        return ended.join();
    }

    /** Every packet so far. */
    public Tape tape() {
        return audio.tape();
    }

    /** Who spoke when, so far. */
    public Timeline timeline() {
        return Timeline.of(audio.tape());
    }

    /**
     * Hangs up if the call is still up, and waits until the far end agrees, at most some seconds.
     */
    @Override
    public void close() {
        audio.stop();
        sip.hangUp();
        ended.join();
    }

    /** On the call's signalling thread. */
    private void on(SipEvent event) {
        switch (event) {
            case SipEvent.Ringing _ -> ear.moment(System.nanoTime(), Moment.What.RINGING);
            case SipEvent.Media(Sdp far) -> audio.connect(far.audio(), far.keys());
            case SipEvent.Answered(Sdp far, long nanos) -> {
                audio.connect(far.audio(), far.keys());
                audio.start(nanos);
                ear.moment(nanos, Moment.What.ANSWERED);
                answer.complete(new Answer.Accepted(this));
            }
            case SipEvent.Refused(int status, String reason) -> {
                audio.close();
                answer.complete(new Answer.Refused(status, reason));
            }
            case SipEvent.Unanswered(SipEvent.Unanswered.Cause cause) -> {
                audio.close();
                answer.complete(new Answer.Unanswered(cause));
            }
            case SipEvent.Ended end -> {
                audio.close();
                ear.end();
                ear.moment(end.nanos(), Moment.What.ENDED);
                ended.complete(end);
            }
        }
    }
}
