package dev.orderline.speech.vosk;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real threads, of which one can know when they have nothing more to do. */
final class ObservedPool extends ThreadPoolExecutor {
    private int pending;

    ObservedPool(int threads) {
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            pending++;
        }
        super.execute(task);
    }

    @Override
    protected synchronized void afterExecute(Runnable task, Throwable thrown) {
        pending--;
        notifyAll();
    }

    /** Waits until every task, and every task that these made, has been run. */
    synchronized void awaitIdle() {
        try {
            while (pending > 0) wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("tests are not interrupted", e);
        }
    }
}
