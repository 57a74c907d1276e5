package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.air.MemoryFlowLibrary;
import dev.orderline.ivr.air.Station;
import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.flow.source.FlowFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepeatedTest {
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final String NODE = "here";

    private final MemoryFlowLibrary library = new MemoryFlowLibrary();

    /** Who publishes waits for servers that run: one that prepares for minutes must be one. */
    @Test
    @Timeout(30)
    void whoPreparesForLongIsStillRunning() throws InterruptedException {
        var seen = new CountDownLatch(1);
        var station =
                new Station(
                        library,
                        NODE,
                        new Extensions(Map.of(), "welcome"),
                        (_, _, _, _) -> {
                            library.forgetWhoRuns();
                            while (!library.running().contains(NODE)) Thread.onSpinWait();
                            seen.countDown();
                            throw new IllegalArgumentException("enough");
                        });
        library.propose("welcome", new FlowFiles(Map.of("welcome.yaml", "")));

        try (var _ = Repeated.every(OFTEN, "beat", station::beat);
                var _ = Repeated.every(OFTEN, "look", station::look)) {
            seen.await();
        }
        station.leave();

        assertEquals(Set.of(), library.running());
    }
}
