package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An engine whose sentences last one frame per character, each frame holding its character. It may
 * be held, so that a test decides when renderings go on.
 */
final class FakeEngine implements Engine {
    private final String identity;
    private final Queue<String> rendered = new ConcurrentLinkedQueue<>();
    private final Semaphore permits;
    private final CountDownLatch begun = new CountDownLatch(1);

    private final UnaryOperator<String> reading;

    private FakeEngine(String identity, int permits) {
        this(identity, permits, TextNormaliser::normalise);
    }

    private FakeEngine(String identity, int permits, UnaryOperator<String> reading) {
        this.identity = identity;
        this.reading = reading;
        this.permits = new Semaphore(permits);
    }

    static FakeEngine free() {
        return named("fake");
    }

    static FakeEngine named(String identity) {
        return new FakeEngine(identity, Integer.MAX_VALUE / 2);
    }

    /** An engine of another language, which reads what is written in its own way. */
    static FakeEngine reading(UnaryOperator<String> reading) {
        return new FakeEngine("fake", Integer.MAX_VALUE / 2, reading);
    }

    /** An engine that renders nothing until it is released. */
    static FakeEngine held() {
        return new FakeEngine("fake", 0);
    }

    /** Lets so many renderings go on. */
    void release(int renderings) {
        permits.release(renderings);
    }

    /** Waits until the first rendering has begun. */
    void awaitBegun() throws InterruptedException {
        begun.await();
    }

    /** What was rendered, in order. */
    List<String> rendered() {
        return List.copyOf(rendered);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String words(String written) {
        return reading.apply(written);
    }

    /** Fails at any sentence with "fail" in it. */
    @Override
    public List<Frame> render(String sentence) {
        begun.countDown();
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            throw new SpeechFailure("render before being stopped", e);
        }
        rendered.add(sentence);
        if (sentence.contains("fail")) throw new SpeechFailure("speak on purpose");
        return frames(sentence);
    }

    static List<Frame> frames(String sentence) {
        return IntStream.range(0, sentence.length())
                .mapToObj(i -> frame(sentence.charAt(i)))
                .toList();
    }

    private static Frame frame(char character) {
        short[] pcm = new short[Frame.SAMPLES];
        pcm[0] = (short) character;
        return Frame.of(pcm);
    }
}
