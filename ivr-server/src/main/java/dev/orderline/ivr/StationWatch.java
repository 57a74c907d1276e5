package dev.orderline.ivr;

import dev.orderline.ivr.air.Station;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a {@link Station} follow what is published, on a thread of its own. */
final class StationWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StationWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Station station;
    private final Thread thread;

    StationWatch(Station station) {
        this.station = station;
        this.thread = Thread.ofPlatform().name("flows").daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException stopped) {
            station.leave();
        }
    }

    private void look() throws InterruptedException {
        try {
            station.look();
        } catch (RuntimeException bug) {
            log.error("following the published flows failed; tried again", bug);
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
