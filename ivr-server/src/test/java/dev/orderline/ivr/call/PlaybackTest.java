package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import dev.orderline.speech.synthesis.Playable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A telephone that plays one of our frames for each it sends, and a prompt of numbered frames. */
class PlaybackTest {
    private final Telephone telephone = new Telephone();
    private final Tape tape = new Tape(telephone, Recordings.NONE.open(CallId.random()));
    private final Playback playback = new Playback(tape);

    @Test
    void promptIsHeardWholeThenSilence() throws Exception {
        playback.start(prompt(8), 0);
        pass(12);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0), telephone.heard);
        assertFalse(playback.active());
    }

    @Test
    void heldPromptGoesOnWithTheFrameThatWasNotHeard() throws Exception {
        playback.start(prompt(8), 0);
        pass(3);
        playback.hold();
        pass(5);
        assertTrue(playback.active());
        assertEquals(List.of(1, 2, 3, 0, 0, 0, 0, 0), telephone.heard);
        playback.resume();
        pass(12);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), withoutSilence());
        assertFalse(playback.active());
    }

    @Test
    void telephoneNeverRunsDryWhileThePromptIsHeld() throws Exception {
        playback.start(prompt(8), 0);
        pass(2);
        playback.hold();
        pass(100);
        assertFalse(telephone.ranDry);
    }

    @Test
    void promptHeldTwiceLosesNothing() throws Exception {
        playback.start(prompt(20), 0);
        pass(4);
        playback.hold();
        pass(4);
        playback.resume();
        pass(4); // silence is still pending: only one frame more was heard
        playback.hold();
        playback.hold();
        pass(4);
        playback.resume();
        pass(40);
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), withoutSilence());
    }

    @Test
    void heldPromptThatIsStoppedIsNotHeardAgain() throws Exception {
        playback.start(prompt(8), 0);
        pass(2);
        playback.hold();
        pass(2);
        playback.stop();
        playback.resume();
        pass(10);
        assertEquals(List.of(1, 2), withoutSilence());
        assertFalse(playback.active());
    }

    @Test
    void lineThatKnowsOfFewerUnheardFramesIsBelieved() throws Exception {
        telephone.faster = 2; // two frames more than our clock says were already played
        playback.start(prompt(8), 0);
        pass(2);
        playback.hold();
        playback.resume();
        pass(12);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), withoutSilence());
    }

    @Test
    void promptHeldBeforeItsFirstFrameBeginsLater() throws Exception {
        playback.start(prompt(3), 0);
        playback.hold();
        pass(5);
        assertEquals(OptionalInt.empty(), playback.firstHeard());
        playback.resume();
        pass(8);
        assertEquals(
                OptionalInt.of(telephone.heard.indexOf(1)), playback.firstHeard(), "frame heard");
    }

    private void pass(int frames) throws HungUp, InterruptedException {
        for (int i = 0; i < frames; i++) {
            tape.read();
            playback.feed();
        }
    }

    private List<Integer> withoutSilence() {
        return telephone.heard.stream().filter(number -> number > 0).toList();
    }

    /** Frames whose first sample is their number, from 1. */
    private static Playable prompt(int frames) {
        Deque<Frame> left = new ArrayDeque<>();
        for (int n = 1; n <= frames; n++) {
            short[] pcm = new short[Frame.SAMPLES];
            pcm[0] = (short) n;
            left.add(Frame.of(pcm));
        }
        return new Playable() {
            @Override
            public Optional<Frame> next() {
                return Optional.ofNullable(left.poll());
            }

            @Override
            public boolean ended() {
                return left.isEmpty();
            }
        };
    }

    private static final class Telephone implements Line {
        private final Deque<Frame> queue = new ArrayDeque<>();
        private final List<Integer> heard = new ArrayList<>();
        private int faster;
        private boolean ranDry;

        @Override
        public Inbound read() {
            if (queue.isEmpty()) ranDry = true;
            else play();
            return Frame.SILENCE;
        }

        private void play() {
            heard.add((int) queue.remove().sample(0));
        }

        @Override
        public void write(Frame frame) {
            queue.add(frame);
        }

        @Override
        public int pending() {
            return queue.size();
        }

        @Override
        public int lead() {
            return 5;
        }

        @Override
        public int flush() {
            for (int i = 0; i < faster; i++) play();
            faster = 0;
            int dropped = queue.size();
            queue.clear();
            return dropped;
        }

        @Override
        public int filled() {
            return 0;
        }

        @Override
        public int dropped() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
