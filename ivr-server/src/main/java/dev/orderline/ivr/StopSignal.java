package dev.orderline.ivr;

import java.util.concurrent.CountDownLatch;

/** SIGTERM or SIGINT: tells when one comes, and keeps the JVM up until everything is closed. */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Waits until one comes; later ones do nothing. */
    void await() throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    asked.countDown();
                                    // Not main's join(): main itself waits in System.exit for this.
                                    awaitClosed();
                                },
                                "stop"));
        asked.await();
    }

    /** Everything is closed: the JVM may end. */
    void closed() {
        closed.countDown();
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
