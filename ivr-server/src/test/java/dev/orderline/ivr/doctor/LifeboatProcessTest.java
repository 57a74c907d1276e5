package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.heartbeat.Heartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeboatProcessTest {
    @TempDir Path data;

    @Test
    void notRunningIsWrongOnlyWhileTheServerRuns() throws IOException {
        var lifeboat = new LifeboatProcess(data);
        assertInstanceOf(Finding.Wrong.class, lifeboat.finding(true));
        assertInstanceOf(Finding.Idle.class, lifeboat.finding(false));
    }

    @Test
    void oneThatWroteItsNoteRuns() throws IOException {
        long ours = ProcessHandle.current().pid();
        Files.writeString(data.resolve(LifeboatProcess.STARTED), ours + "\n");

        assertEquals(
                new Finding.Well("runs, process " + ours), new LifeboatProcess(data).finding(true));
    }

    @Test
    void aHeartThatBeatsIsWell() throws Exception {
        try (Heartbeat _ = Heartbeat.start(data.resolve(Heartbeat.FILE), List.of(Runnable::run))) {
            assertInstanceOf(Finding.Well.class, new LifeboatProcess(data).heartbeat(true));
        }
    }

    @Test
    void aHeartThatStandsStillIsWrong() throws Exception {
        try (Heartbeat _ = Heartbeat.start(data.resolve(Heartbeat.FILE), List.of(_ -> {}))) {
            assertInstanceOf(Finding.Wrong.class, new LifeboatProcess(data).heartbeat(true));
        }
    }

    @Test
    void soundsAreMissedOnlyWhileTheServerRuns() {
        var lifeboat = new LifeboatProcess(data);
        assertInstanceOf(Finding.Wrong.class, lifeboat.sounds(true));
        assertInstanceOf(Finding.Idle.class, lifeboat.sounds(false));
    }
}
