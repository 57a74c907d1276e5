package dev.orderline.ivr.heartbeat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends another process, as kill -9 does, when its {@link Heartbeat} stands still for three seconds:
 * what it held is free then, and calls that hang on it can go on elsewhere.
 *
 * <p>Time is counted in looks of our own, not by a clock: when the whole machine slept, or its
 * clock was put forward, both have missed as much.
 */
public final class Supervisor {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    public static final Duration LOOK_EVERY = Duration.ofMillis(100);
    static final int LOOKS = (int) PATIENCE.dividedBy(LOOK_EVERY);
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    private final Path file;
    private Optional<Beat> latest = Optional.empty();
    private int unchanged;

    /**
     * @param file of the other's heartbeat
     */
    public Supervisor(Path file) {
        this.file = file;
    }

    /**
     * Looks once; ends the process if that was once too often. To be called {@link #LOOK_EVERY}, by
     * one thread.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public void look() throws IOException {
        Optional<Beat> now = Beat.read(file);
        if (!now.equals(latest)) {
            latest = now;
            unchanged = 0;
        } else if (now.isPresent() && ++unchanged == LOOKS) {
            end(now.get().process());
        }
    }

    private static void end(RunningProcess process) throws IOException {
        if (!process.runs()) return; // it has ended by itself
        boolean ending =
                ProcessHandle.of(process.id()).map(ProcessHandle::destroyForcibly).orElse(false);
        if (ending)
            log.error(
                    "process {} had no heartbeat for {} s: killed it",
                    process.id(),
                    PATIENCE.toSeconds());
        else log.error("process {} stands still and cannot be killed", process.id());
    }
}
