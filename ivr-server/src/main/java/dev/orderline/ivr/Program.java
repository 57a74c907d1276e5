package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.heartbeat.Supervisor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** A process of ours, from its settings to its end: the server, the lifeboat. Runs once. */
abstract class Program implements Callable<Integer> {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final StopSignal stop = new StopSignal();

    @Option(
            names = "-D",
            description = "Changes a setting: -D calls.capacity=10.",
            paramLabel = "key=value")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--started",
            description = "A file to write once calls are answered, removed at the end.",
            paramLabel = "file")
    private Optional<Path> started = Optional.empty();

    /**
     * @param name at the beginning of a sentence
     */
    Program(String name) {
        this.name = name;
    }

    @Override
    public final Integer call() throws InterruptedException {
        try (var parts = new Parts()) {
            run(Settings.read(overrides), parts);
            // Left behind only by one that did not end by itself: scripts/doctor tells so.
            if (started.isPresent()) Files.deleteIfExists(started.get());
            return 0;
        } catch (IOException | RuntimeException refused) {
            log.error("cannot start: {}", reasons(refused), refused);
            System.err.println(name + " cannot start: " + reasons(refused));
            return 1;
        } finally {
            stop.closed();
        }
    }

    /**
     * Starts everything, waits by {@link #awaitStop}, and returns when no call needs it any more.
     *
     * @param parts closed afterwards
     */
    abstract void run(Settings settings, Parts parts) throws IOException, InterruptedException;

    /** Says that calls are answered, and returns when they no longer shall be. */
    final void awaitStop() throws IOException, InterruptedException {
        if (started.isPresent())
            Files.writeString(started.get(), ProcessHandle.current().pid() + "\n", UTF_8);
        stop.await();
    }

    /** Ends the process whose heartbeat is in {@code file} when it stands still. */
    static Repeated supervise(Path file) {
        var supervisor = new Supervisor(file);
        return Repeated.every(Supervisor.LOOK_EVERY, "supervisor", supervisor::look);
    }

    /** Names a process in the records of calls; no other has the same host and {@code port}. */
    static String node(int port) throws IOException {
        return InetAddress.getLocalHost().getHostName() + ":" + port;
    }

    /** What {@code failure} says, and what caused it. */
    private static String reasons(Throwable failure) {
        var reasons = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            reasons.append("; ").append(cause.getMessage());
        return reasons.toString();
    }
}
