package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A decoder that hears what the test says. Results come at once, or so many frames late; it keeps
 * what it was given.
 */
public final class FakeDecoder implements Decoder {
    private final Deque<List<Hypothesis>> finals = new ArrayDeque<>();
    private final Deque<String> partials = new ArrayDeque<>();
    private final List<List<Frame>> segments = new ArrayList<>();
    private final int latePolls;
    private int open;

    /** One whose results come at once. */
    public FakeDecoder() {
        this(0);
    }

    /**
     * @param latePolls how often {@code poll} finds nothing before it finds a result
     */
    public FakeDecoder(int latePolls) {
        this.latePolls = latePolls;
    }

    /** The next segment's words; no words is a sound without any. */
    public FakeDecoder hears(String... bestFirst) {
        var nBest = new ArrayList<Hypothesis>();
        for (String words : bestFirst) nBest.add(new Hypothesis(words, -nBest.size()));
        finals.addLast(nBest);
        return this;
    }

    /** What is said of the next segment from its first frame on. */
    public FakeDecoder murmurs(String partial) {
        partials.addLast(partial);
        return this;
    }

    /** The frames of each segment, those of one not finished last. */
    public List<List<Frame>> segments() {
        return segments;
    }

    /** How many decodings are not closed. */
    public int open() {
        return open;
    }

    @Override
    public Decoding start(Grammar grammar) {
        open++;
        return new Fake();
    }

    private final class Fake implements Decoding {
        private record Late(int at, Result result) {}

        private final Deque<Late> results = new ArrayDeque<>();
        private boolean begun;
        private boolean closed;
        private int polls;

        @Override
        public void accept(Frame frame) {
            if (!begun) {
                segments.add(new ArrayList<>());
                if (!partials.isEmpty()) post(new Result.Partial(partials.removeFirst()));
            }
            begun = true;
            segments.getLast().add(frame);
        }

        @Override
        public void finish() {
            begun = false;
            if (!finals.isEmpty()) post(new Result.Final(finals.removeFirst()));
        }

        private void post(Result result) {
            results.addLast(new Late(polls + latePolls, result));
        }

        @Override
        public Optional<Result> poll() {
            if (results.isEmpty() || polls++ < results.getFirst().at) return Optional.empty();
            return Optional.of(results.removeFirst().result);
        }

        @Override
        public void close() {
            if (!closed) open--;
            closed = true;
        }
    }
}
