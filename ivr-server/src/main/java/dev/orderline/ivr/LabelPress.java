package dev.orderline.ivr;

import dev.orderline.ivr.outbox.LabelMaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Makes labels one after the other on a thread of its own, however many are asked for: printing
 * keeps a core busy, which belongs to the calls, and so does reading its fonts, for which no start
 * waits. Thread-safe.
 */
final class LabelPress implements LabelMaker, AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("labels").daemon().factory());

    private final CompletableFuture<LabelMaker> labels;

    /**
     * @param labels is made ready on that thread
     */
    LabelPress(Supplier<LabelMaker> labels) {
        this.labels = CompletableFuture.supplyAsync(labels, thread);
    }

    @Override
    public Made make(Parcel parcel) {
        try {
            return labels.thenApplyAsync(ready -> ready.make(parcel), thread).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
