package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Decoding;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call's decoding: a mailbox that the call fills, and a worker's turn that empties it. At most
 * one turn is queued or runs at a time, so the recogniser is confined to one thread at a time and
 * gets its frames in order; after each turn the others have theirs.
 */
final class VoskDecoding implements Decoding {
    /**
     * Room for the longest utterance at once, as when it is heard again, and for 5 s more: who lags
     * farther behind will not catch up within this answer.
     */
    static final int MAX_WAITING =
            Frame.count(EndpointedRecognizer.LONGEST.plus(Duration.ofSeconds(5)));

    static final int MAX_RESULTS = 100;

    /**
     * Bounds a turn; what waits is decoded together. Frame by frame, as on an idle machine, a
     * second of an order number costs 20 ms of CPU, in tens 18 ms (VoskBench).
     */
    private static final int MAX_TOGETHER = 50;

    private sealed interface Work {
        record Audio(Frame frame) implements Work {}

        record Finish() implements Work {}
    }

    private final Supplier<Recognizers> recognizers;
    private final Executor threads;
    private final Consumer<VoskDecoding> whenClosed;

    // Guarded by this object's lock.
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Deque<Result> results = new ArrayDeque<>();
    private boolean turnIsDue;
    private boolean closed;
    private @Nullable SpeechFailure failure;

    // Touched only by the turn that runs.
    private final short[] pcm = new short[MAX_TOGETHER * Frame.SAMPLES];
    private @Nullable Recognizers recognizer;
    private String lastPartial = "";

    /**
     * @param recognizers makes the recognisers, on a worker
     * @param whenClosed told once, on the thread that closes
     */
    VoskDecoding(
            Supplier<Recognizers> recognizers,
            Executor threads,
            Consumer<VoskDecoding> whenClosed) {
        this.recognizers = recognizers;
        this.threads = threads;
        this.whenClosed = whenClosed;
    }

    /** Has the recogniser made, before there is anything to decode. */
    synchronized void begin() {
        haveTurn();
    }

    @Override
    public synchronized void accept(Frame frame) {
        post(new Work.Audio(frame));
    }

    @Override
    public synchronized void finish() {
        post(new Work.Finish());
    }

    @Override
    public synchronized Optional<Result> poll() {
        throwIfFailed();
        return Optional.ofNullable(results.pollFirst());
    }

    /** What is waiting is dropped: nobody will ask for its result. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        waiting.clear();
        results.clear();
        whenClosed.accept(this);
        if (failure == null) haveTurn();
    }

    private void post(Work work) {
        if (closed) throw new IllegalStateException("the decoding is closed");
        throwIfFailed();
        if (waiting.size() == MAX_WAITING)
            throw new SpeechFailure("the decoder lags " + MAX_WAITING + " frames behind");
        waiting.addLast(work);
        haveTurn();
    }

    private void haveTurn() {
        if (turnIsDue) return;
        try {
            turnIsDue = true;
            threads.execute(this::turn);
        } catch (RejectedExecutionException e) {
            throw new SpeechFailure("the decoder is closed", e);
        }
    }

    private void throwIfFailed() {
        if (failure != null) throw new SpeechFailure("decoding failed", failure);
    }

    /** Runs on a worker. */
    private void turn() {
        try {
            List<Work> batch = takeWork();
            if (isClosed()) return;
            if (recognizer == null) recognizer = recognizers.get();
            decode(recognizer, batch);
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            endTurn();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized List<Work> takeWork() {
        var batch = new ArrayList<Work>();
        while (batch.size() < MAX_TOGETHER && !waiting.isEmpty()) batch.add(waiting.removeFirst());
        return batch;
    }

    private void decode(Recognizers ready, List<Work> batch) {
        int samples = 0;
        for (Work work : batch) {
            switch (work) {
                case Work.Audio(Frame frame) -> {
                    frame.copyTo(pcm, samples);
                    samples += Frame.SAMPLES;
                }
                case Work.Finish() -> {
                    if (samples > 0) ready.accept(pcm, samples);
                    samples = 0;
                    lastPartial = "";
                    give(new Result.Final(ready.finish()));
                }
            }
        }
        if (samples == 0) return;
        ready.accept(pcm, samples);
        String partial = ready.partial();
        if (!partial.equals(lastPartial)) give(new Result.Partial(partial));
        lastPartial = partial;
    }

    /** A partial result that was not asked for yet gives way to a newer one. */
    private synchronized void give(Result result) {
        if (closed) return;
        if (results.peekLast() instanceof Result.Partial) results.removeLast();
        if (results.size() == MAX_RESULTS) throw new SpeechFailure("nobody fetches the results");
        results.addLast(result);
    }

    private synchronized void fail(RuntimeException cause) {
        waiting.clear();
        failure =
                cause instanceof SpeechFailure known ? known : new SpeechFailure("decoding", cause);
    }

    /** A recogniser that is of no more use is freed here, on the thread that had it last. */
    private synchronized void endTurn() {
        turnIsDue = false;
        if ((closed || failure != null) && recognizer != null) {
            recognizer.close();
            recognizer = null;
        }
        if (!closed && !waiting.isEmpty()) haveTurn();
    }
}
