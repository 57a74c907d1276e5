package dev.orderline.ivr;

import dev.orderline.ivr.orders.DeskFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, on a thread of its own. What fails is logged, but for a
 * database that is away, and tried again.
 */
final class Repeated implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Repeated.class);

    private final Duration pause;
    private final Runnable work;
    private final Thread thread;

    private Repeated(Duration pause, String name, Runnable work) {
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Begins with a pause.
     *
     * @param name of the thread
     */
    static Repeated every(Duration pause, String name, Runnable work) {
        var repeated = new Repeated(pause, name, work);
        repeated.thread.start();
        return repeated;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause);
                attempt();
            }
        } catch (InterruptedException closed) {
            log.debug("{}: no more", thread.getName());
        }
    }

    private void attempt() {
        try {
            work.run();
        } catch (DeskFailure away) {
            log.debug("{}: the database is away", thread.getName(), away);
        } catch (RuntimeException failed) {
            log.error("{}: failed; tried again", thread.getName(), failed);
        }
    }

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
