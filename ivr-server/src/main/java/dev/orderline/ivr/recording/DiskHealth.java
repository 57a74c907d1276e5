package dev.orderline.ivr.recording;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether recordings can be written; says so once when that changes, not once per call.
 * Thread-safe.
 */
final class DiskHealth {
    private static final Logger LOG = LoggerFactory.getLogger(DiskHealth.class);

    private final AtomicBoolean failing = new AtomicBoolean();

    void failed(IOException why) {
        if (failing.compareAndSet(false, true))
            LOG.error("recordings cannot be written, calls go on without; told once", why);
    }

    void worked() {
        if (failing.compareAndSet(true, false)) LOG.info("recordings can be written again");
    }
}
