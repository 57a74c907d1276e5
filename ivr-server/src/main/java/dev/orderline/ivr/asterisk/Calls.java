package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.Answering;
import dev.orderline.speech.audio.Line;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running calls of one transport, each on a virtual thread of its own. Thread-safe. */
final class Calls implements AutoCloseable {
    /** How long a call may take to write down how it ended, when we stop. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private final Answering answering;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Calls(Answering answering) {
        this.answering = answering;
    }

    /** Answers on a new thread, which closes {@code line} at the end. */
    void start(Admitted admitted, Line line) {
        Thread thread =
                Thread.ofVirtual()
                        .name("call-" + admitted.id())
                        .unstarted(() -> run(admitted, line));
        running.add(thread);
        thread.start();
        if (stopping) thread.interrupt();
    }

    private void run(Admitted admitted, Line line) {
        try (line) {
            answering.answer(admitted, line);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            log.error("a call ended by a bug", bug);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /**
     * Interrupts the calls that still run and waits, some seconds at most, until their threads have
     * ended.
     */
    @Override
    public void close() {
        stopping = true;
        running.forEach(Thread::interrupt);
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            for (Thread call : running)
                if (!call.join(Duration.ofNanos(Math.max(0, until - System.nanoTime()))))
                    log.warn("a call did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
