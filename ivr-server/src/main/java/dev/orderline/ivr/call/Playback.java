package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.synthesis.Playable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The prompt being played, and the silence between prompts. Keeps as much written ahead as the line
 * wants; stopping it is barge-in: nobody pulls the remaining frames.
 */
final class Playback {
    /**
     * Frames of silence kept written while there is nothing to say, so that the caller's telephone
     * always gets sound. With one, the unevenness of two 20 ms clocks left gaps of 80 ms.
     */
    private static final int SILENCE_LEAD = 3;

    private static final Playable NOTHING =
            new Playable() {
                @Override
                public Optional<Frame> next() {
                    return Optional.empty();
                }

                @Override
                public boolean ended() {
                    return true;
                }
            };

    private final Tape tape;
    private Playable rest = NOTHING;
    private final Deque<Frame> takenBack = new ArrayDeque<>();
    private int pause;
    private boolean held;
    private boolean stopped = true;
    private long first = -1;
    private long last = -1;
    private OptionalInt firstHeard = OptionalInt.empty();

    Playback(Tape tape) {
        this.tape = tape;
    }

    /**
     * Begins {@code prompt}.
     *
     * @param pause frames of silence before it
     */
    void start(Playable prompt, int pause) throws HungUp {
        rest = prompt;
        this.pause = pause;
        stopped = false;
        first = -1;
        last = -1;
        feed();
    }

    /** Whether some of the prompt has still to be heard. */
    boolean active() {
        return !stopped && (!takenBack.isEmpty() || !rest.ended() || tape.played() <= last);
    }

    /** At which frame of the call the caller heard the prompt begin. */
    OptionalInt firstHeard() {
        return firstHeard;
    }

    /** Writes what the line wants ahead. Called once a frame. */
    void feed() throws HungUp {
        if (first >= 0 && firstHeard.isEmpty() && tape.played() > first) {
            firstHeard = OptionalInt.of(tape.now() - 1);
        }
        if (!held) feedPrompt();
        while (tape.pending() < SILENCE_LEAD) tape.write(Frame.SILENCE);
    }

    private void feedPrompt() throws HungUp {
        while (pause > 0 && tape.pending() < tape.lead()) {
            tape.write(Frame.SILENCE);
            pause--;
        }
        while (tape.pending() < tape.lead()) {
            Optional<Frame> frame = next();
            if (frame.isEmpty()) break;
            last = tape.written();
            if (first < 0) first = last;
            tape.write(frame.get());
        }
    }

    private Optional<Frame> next() {
        return takenBack.isEmpty() ? rest.next() : Optional.of(takenBack.remove());
    }

    /**
     * Stops at once; {@link #resume} goes on with the next frame. The caller hears silence
     * meanwhile.
     */
    void hold() throws HungUp {
        if (held || !active()) return;
        held = true;
        tape.takeBack().reversed().forEach(takenBack::addFirst);
        forgetUnheardBeginning();
        feed();
    }

    void resume() {
        held = false;
    }

    /** Stops for good. */
    void stop() throws HungUp {
        held = false;
        stopped = true;
        rest = NOTHING;
        takenBack.clear();
        pause = 0;
        tape.flush();
        forgetUnheardBeginning();
    }

    private void forgetUnheardBeginning() {
        if (firstHeard.isEmpty() && first >= tape.written()) first = -1;
    }
}
