package dev.orderline.ivr;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started and must be closed again: the last one first, and each although another
 * fails. Confined to one thread.
 */
final class Parts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Remembers {@code part}, and gives it back. */
    <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                log.error("stopping a part failed", failed);
            }
        }
    }
}
