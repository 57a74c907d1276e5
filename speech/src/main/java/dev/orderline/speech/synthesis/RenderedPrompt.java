package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Sentences one after the other, with a pause between them. Confined to one thread. */
final class RenderedPrompt implements Playable {
    /** With the edges of the sentences some 300 ms, as between sentences read aloud. */
    static final int PAUSE_FRAMES = Frame.count(Duration.ofMillis(240));

    private final List<CompletableFuture<List<Frame>>> sentences;
    private int sentence;
    private int frame;
    private int pause;

    RenderedPrompt(List<CompletableFuture<List<Frame>>> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    @Override
    public Optional<Frame> next() {
        if (pause > 0) {
            pause--;
            return Optional.of(Frame.SILENCE);
        }
        if (ended() || !sentences.get(sentence).isDone()) return Optional.empty();
        List<Frame> frames = frames(sentences.get(sentence));
        Frame next = frames.get(frame++);
        if (frame == frames.size()) {
            sentence++;
            frame = 0;
            pause = ended() ? 0 : PAUSE_FRAMES;
        }
        return Optional.of(next);
    }

    @Override
    public boolean ended() {
        return sentence == sentences.size();
    }

    private static List<Frame> frames(CompletableFuture<List<Frame>> done) {
        if (done.state() == Future.State.SUCCESS) return done.resultNow();
        throw new SpeechFailure("render a sentence", done.exceptionNow());
    }
}
