package dev.orderline.ivr.heartbeat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches over a process that does nothing, whose heart this test beats. */
class SupervisorTest {
    /** What a shell tells of a process that SIGKILL has ended, plus 128. */
    private static final int KILLED = 128 + 9;

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir private Path folder;

    private Path file;
    private Process server;
    private RunningProcess known;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve(Heartbeat.FILE);
        server = new ProcessBuilder("sleep", "600").start();
        known = RunningProcess.of(server.pid()).orElseThrow();
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
    }

    @Test
    void aServerWhoseHeartStandsStillIsKilled() throws Exception {
        var supervisor = new Supervisor(file);
        beat(1);

        look(supervisor, Supervisor.LOOKS);
        assertTrue(server.isAlive(), "killed too early");
        supervisor.look();

        assertTrue(server.waitFor(LONG));
        assertEquals(KILLED, server.exitValue());
    }

    @Test
    void eachBeatGivesItAllTheTimeAgain() throws Exception {
        var supervisor = new Supervisor(file);
        for (int count = 1; count < 10; count++) {
            beat(count);
            look(supervisor, Supervisor.LOOKS);
        }
        assertTrue(server.isAlive());
    }

    @Test
    void anotherProcessUnderTheSameIdIsLeftAlone() throws Exception {
        write(new Beat(new RunningProcess(known.id(), known.startTicks() - 1), 7).written());

        look(new Supervisor(file), 3 * Supervisor.LOOKS);

        assertTrue(server.isAlive());
    }

    @Test
    void whereNoHeartBeatsNobodyIsKilled() throws Exception {
        var supervisor = new Supervisor(file);
        look(supervisor, 3 * Supervisor.LOOKS);
        write("half a beat".getBytes(US_ASCII));
        look(supervisor, 3 * Supervisor.LOOKS);

        assertTrue(server.isAlive());
    }

    @Test
    void aServerThatHasEndedIsNoTrouble() throws Exception {
        beat(1);
        server.destroyForcibly().waitFor();

        look(new Supervisor(file), 3 * Supervisor.LOOKS);

        assertFalse(server.isAlive());
    }

    private static void look(Supervisor supervisor, int times) throws IOException {
        for (int i = 0; i < times; i++) supervisor.look();
    }

    private void beat(long count) throws IOException {
        write(new Beat(known, count).written());
    }

    private void write(byte[] beat) throws IOException {
        Files.write(file, beat);
    }
}
