package dev.orderline.ivr.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Beats for a part that this test plays. */
@Timeout(20)
class HeartbeatTest {
    @TempDir private Path folder;

    private final BlockingQueue<Runnable> given = new LinkedBlockingQueue<>();

    @Test
    void itBeatsWhenAllPartsHaveDoneTheirs() throws Exception {
        Path file = folder.resolve(Heartbeat.FILE);
        try (Heartbeat _ = Heartbeat.start(file, List.of(Runnable::run, given::add))) {
            for (int count = 1; count < 4; count++) {
                Runnable stuck = given.take();
                assertEquals(new Beat(RunningProcess.current(), count), latest(file));
                stuck.run();
            }
        }
    }

    @Test
    void nothingIsLeftOfAHeartThatWasStopped() throws Exception {
        Path file = folder.resolve(Heartbeat.FILE);
        Heartbeat heartbeat = Heartbeat.start(file, List.of(given::add));
        given.take(); // it waits for this one
        heartbeat.close();

        assertFalse(Files.exists(file));
    }

    @Test
    void whatAProcessBeforeHasLeftIsReplaced() throws Exception {
        Path file = folder.resolve(Heartbeat.FILE);
        Files.writeString(file, "something longer than any beat, which would never be read as one");
        try (Heartbeat _ = Heartbeat.start(file, List.of(given::add))) {
            assertEquals(1, latest(file).count());
        }
    }

    @Test
    void everyBeatIsAsLongAsTheOthers() throws Exception {
        RunningProcess process = RunningProcess.current();
        for (long count : List.of(1L, Long.MAX_VALUE))
            assertEquals(Beat.LENGTH, new Beat(process, count).written().length);
        assertTrue(process.runs());
    }

    private static Beat latest(Path file) throws Exception {
        return Beat.read(file).orElseThrow();
    }
}
