package dev.orderline.ivr;

import dev.orderline.ivr.outbox.LabelMaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes labels one after the other on a thread of its own, however many are asked for: printing
 * keeps a core busy, which belongs to the calls. Thread-safe.
 */
final class LabelPress implements LabelMaker, AutoCloseable {
    private final LabelMaker labels;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("labels").daemon().factory());

    LabelPress(LabelMaker labels) {
        this.labels = labels;
    }

    @Override
    public Made make(Parcel parcel) {
        try {
            return CompletableFuture.supplyAsync(() -> labels.make(parcel), thread).join();
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
