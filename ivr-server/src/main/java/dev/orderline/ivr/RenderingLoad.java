package dev.orderline.ivr;

import dev.orderline.speech.synthesis.Playable;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps long sentences being rendered, one after the other, none of them ever heard: what calls are
 * like beside them is what {@code scripts/bench calls} measures.
 */
final class RenderingLoad implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Voice voice;
    private final AtomicLong count = new AtomicLong();
    private final List<Thread> askers = new ArrayList<>();

    private RenderingLoad(Voice voice) {
        this.voice = voice;
    }

    /**
     * @param sentences how many are under way at any time
     */
    static RenderingLoad start(Voice voice, int sentences) {
        var load = new RenderingLoad(voice);
        for (int i = 0; i < sentences; i++)
            load.askers.add(Thread.ofVirtual().name("load-" + i).start(load::askOnAndOn));
        return load;
    }

    private void askOnAndOn() {
        try {
            while (true) await(voice.speak(next()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Longer than anything a flow says, and never the same twice, so that no cache has it. */
    private Prompt next() {
        return Prompt.personal(
                "This is sentence number "
                        + count.incrementAndGet()
                        + " of a load that names every item of an order, the day it left us, the"
                        + " place where it was last seen, why it is late, and the day on which the"
                        + " carrier now means to bring it.");
    }

    private static void await(Playable sentence) throws InterruptedException {
        while (!sentence.ended()) {
            if (sentence.next().isEmpty()) Thread.sleep(LOOK_EVERY);
        }
    }

    @Override
    public void close() {
        askers.forEach(Thread::interrupt);
    }
}
