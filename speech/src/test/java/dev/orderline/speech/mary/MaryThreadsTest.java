package dev.orderline.speech.mary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** With the real MaryTTS. */
@Tag("slow")
@Isolated("counts threads")
class MaryThreadsTest {
    @Test
    void renderingLeavesNoThreadsBehind() {
        SharedMary.ENGINE.render(MaryEngineTest.PROMPTS.get(1));
        long before = otherThreads();
        for (int i = 0; i < 20; i++) SharedMary.ENGINE.render("Good day.");
        assertTrue(otherThreads() < before + 10, otherThreads() + " threads after " + before);
    }

    /** All but the engine's own, which are kept and used again. */
    private static long otherThreads() {
        Thread[] threads = new Thread[Thread.activeCount() + 100];
        Thread.enumerate(threads);
        return Arrays.stream(threads)
                .filter(thread -> thread != null && !thread.getName().startsWith("mary-"))
                .count();
    }
}
