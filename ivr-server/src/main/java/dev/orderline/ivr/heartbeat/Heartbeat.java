package dev.orderline.ivr.heartbeat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in a file that this process does its work: four times a second each of its parts is given
 * something to do, and only when all have done it there is another beat. A part that is stuck stops
 * the heart as a process that stands still does.
 *
 * <p>The file is mapped: a beat is a store into memory, which no disk that is slow, full or failing
 * holds up.
 */
public final class Heartbeat implements AutoCloseable {
    /** The server's, below the folder of data. */
    public static final String FILE = "heartbeat";

    /** The lifeboat's, which the server watches in return. */
    public static final String LIFEBOAT_FILE = "lifeboat-heartbeat";

    static final Duration EVERY = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final Path file;
    private final MappedByteBuffer shown;
    private final List<Executor> parts;
    private final RunningProcess process = RunningProcess.current();
    private final Thread thread =
            Thread.ofPlatform().name("heartbeat").daemon().unstarted(this::run);

    private Heartbeat(Path file, List<Executor> parts) throws IOException {
        this.file = file;
        this.parts = List.copyOf(parts);
        Files.deleteIfExists(file); // a process before us, that did not end by itself
        try (FileChannel mapped =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            shown = mapped.map(FileChannel.MapMode.READ_WRITE, 0, Beat.LENGTH);
        }
    }

    /**
     * Beats from now on.
     *
     * @param parts what calls are served by; each must do what it is given at once
     * @throws IOException if the file cannot be made
     */
    public static Heartbeat start(Path file, List<Executor> parts) throws IOException {
        var heartbeat = new Heartbeat(file, parts);
        heartbeat.show(1);
        heartbeat.thread.start();
        return heartbeat;
    }

    /**
     * Whether the heart in {@code file} beats; watches it for three beats, unless it does before.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public static boolean beats(Path file) throws IOException, InterruptedException {
        Optional<Beat> first = Beat.read(file);
        for (int i = 0; i < 3 && first.isPresent(); i++) {
            Thread.sleep(EVERY);
            if (!Beat.read(file).equals(first)) return true;
        }
        return false;
    }

    private void run() {
        try {
            for (long count = 2; true; count++) {
                Thread.sleep(EVERY);
                awaitParts();
                show(count);
            }
        } catch (InterruptedException closed) {
            log.debug("the heart has stopped");
        } catch (RuntimeException broken) {
            log.error("no heartbeat any more: this process will be taken for dead", broken);
        }
    }

    private void awaitParts() throws InterruptedException {
        var done = new CountDownLatch(parts.size());
        for (Executor part : parts) part.execute(done::countDown);
        done.await();
    }

    private void show(long count) {
        shown.put(0, new Beat(process, count).written());
    }

    /** Beats no more, and leaves nothing by which it could be missed. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            Files.deleteIfExists(file);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
