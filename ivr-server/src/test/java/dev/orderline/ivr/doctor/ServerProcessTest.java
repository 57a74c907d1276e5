package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    private static final long OURS = ProcessHandle.current().pid();

    @TempDir Path data;

    @Test
    void aLineIsFirstNeverStartedLaterStopped() throws IOException {
        assertEquals(new ServerProcess.NeverStarted(), ServerProcess.of(data));
        Files.createDirectory(data.resolve(ServerProcess.RECORDINGS));
        assertEquals(new ServerProcess.Stopped(), ServerProcess.of(data));
    }

    @Test
    void aProcessThatWroteItsNoteRuns() throws IOException {
        note(OURS);
        assertEquals(new ServerProcess.Running(OURS), ServerProcess.of(data));
    }

    @Test
    void aNoteWithoutItsProcessMeansThatItDied() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        note(ended.pid());
        assertEquals(new ServerProcess.Died(ended.pid()), ServerProcess.of(data));
    }

    @Test
    void aYoungerProcessWithTheSameIdIsAnother() throws IOException {
        note(OURS);
        Files.setLastModifiedTime(
                data.resolve(ServerProcess.STARTED), FileTime.from(Instant.EPOCH));
        assertEquals(new ServerProcess.Died(OURS), ServerProcess.of(data));
    }

    @Test
    void notBeingStartedIsWrongOnlyWhileAsteriskTakesCalls() {
        for (ServerProcess idle :
                new ServerProcess[] {
                    new ServerProcess.NeverStarted(), new ServerProcess.Stopped()
                }) {
            assertInstanceOf(Finding.Idle.class, idle.finding(false, data));
            assertInstanceOf(Finding.Wrong.class, idle.finding(true, data));
        }
    }

    private void note(long processId) throws IOException {
        Files.writeString(data.resolve(ServerProcess.STARTED), processId + "\n");
    }
}
