package dev.orderline.ivr;

import dev.orderline.ivr.air.Station;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a {@link Station} follow what is published, on a thread of its own, and say that it runs, on
 * another.
 */
final class StationWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StationWatch.class);
    private static final Duration OFTEN = Duration.ofMillis(500);

    private final Station station;
    private final Thread following;
    private final Thread beating;

    StationWatch(Station station) {
        this.station = station;
        this.beating =
                Thread.ofPlatform().name("flows-beat").daemon().start(() -> often(station::beat));
        this.following = Thread.ofPlatform().name("flows").daemon().start(() -> often(this::look));
    }

    /** Something to be done again and again. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void often(Work work) {
        try {
            while (true) {
                work.run();
                Thread.sleep(OFTEN);
            }
        } catch (InterruptedException stopped) {
            log.debug("{} stops", Thread.currentThread().getName());
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
        beating.interrupt();
        following.interrupt();
        try {
            beating.join();
            following.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        station.leave();
    }
}
