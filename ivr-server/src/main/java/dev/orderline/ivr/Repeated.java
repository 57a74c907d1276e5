package dev.orderline.ivr;

import dev.orderline.ivr.orders.DeskFailure;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done at once and again and again, on a thread of its own, until it is closed. What
 * fails is logged, but for a database that is away, and tried again.
 */
final class Repeated implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Repeated.class);

    private final Duration pause;
    private final Work work;
    private final Thread thread;

    /** What is done. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private Repeated(Duration pause, String name, Work work) {
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Begins now.
     *
     * @param pause from the end of one time to the beginning of the next
     * @param name of the thread
     */
    static Repeated every(Duration pause, String name, Work work) {
        var repeated = new Repeated(pause, name, work);
        repeated.thread.start();
        return repeated;
    }

    private void run() {
        try {
            while (true) {
                attempt();
                Thread.sleep(pause);
            }
        } catch (InterruptedException closed) {
            log.debug("{}: no more", thread.getName());
        }
    }

    private void attempt() throws InterruptedException {
        try {
            work.run();
        } catch (DeskFailure away) {
            log.debug("{}: the database is away", thread.getName(), away);
        } catch (IOException | RuntimeException failed) {
            log.error("{}: failed; tried again", thread.getName(), failed);
        }
    }

    /** Interrupts it and waits for its end. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
