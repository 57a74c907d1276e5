package dev.orderline.ivr.recording;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.RecordingArchive;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Recordings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings as files: {@code 2026/11/23/<call id>.wav}, by the day (in UTC) on which the call
 * began. While a call lasts its file's name ends in {@code .part}; whole, on the disk and with its
 * checksum known, it gets its name. What a dead server left is finished at the next start, or
 * removed if its caller refused it.
 *
 * <p>One thread writes for all calls, 32 kB a second for each; calls wait for nothing. What it has
 * not written yet is bounded by {@link #MAX_WAITING_SAMPLES}: a call that comes when the disk is so
 * far behind, or whose file fails, has a recording that ends there.
 *
 * <p>Folders and files are for our own user only. One process at a time may use a folder.
 * Thread-safe.
 */
public final class DiskRecordings implements Recordings, AutoCloseable {
    /** Forty minutes of stereo; 80 MB. */
    static final long MAX_WAITING_SAMPLES = 40_000_000;

    /**
     * Room that recordings leave: a call whose recording would begin with less has none. A full
     * disk stops the database, and every call with it; a recording that is missing stops nothing.
     */
    static final long LEFT_FREE_BYTES = 512L << 20;

    /** How long {@link #close} waits for what is still to be written. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DiskRecordings.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final RecordingArchive archive;
    private final long leftFreeBytes;
    private final FileChannel lockFile;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("recordings").factory());
    private final AtomicLong waitingSamples = new AtomicLong();
    private final DiskHealth health = new DiskHealth();

    /** Files that the disk would not let go; the writer's, once there is one. */
    private final List<CallFile> refused = new ArrayList<>();

    private DiskRecordings(
            Path folder,
            Clock clock,
            RecordingArchive archive,
            long leftFreeBytes,
            FileChannel lockFile) {
        this.folder = folder;
        this.clock = clock;
        this.archive = archive;
        this.leftFreeBytes = leftFreeBytes;
        this.lockFile = lockFile;
    }

    /**
     * Opens {@code folder}, made if it is not there and closed to other users, and finishes what a
     * dead server left in it.
     *
     * @param archive hears of every recording's end, on the writing thread
     * @throws IOException if the folder cannot be used, or another process uses it
     */
    public static DiskRecordings open(Path folder, Clock clock, RecordingArchive archive)
            throws IOException {
        return open(folder, clock, archive, LEFT_FREE_BYTES);
    }

    static DiskRecordings open(
            Path folder, Clock clock, RecordingArchive archive, long leftFreeBytes)
            throws IOException {
        Private.claim(folder);
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve("lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        Private.FILE);
        try {
            lock(lockFile, folder);
            var recordings = new DiskRecordings(folder, clock, archive, leftFreeBytes, lockFile);
            recordings.finishLeftovers();
            return recordings;
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
    }

    private static void lock(FileChannel lockFile, Path folder) throws IOException {
        boolean locked;
        try {
            locked = lockFile.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            locked = false;
        }
        if (!locked) throw new IOException("another server records to " + folder);
    }

    private void finishLeftovers() throws IOException {
        List<Path> leftovers;
        try (Stream<Path> files = Files.walk(folder)) {
            leftovers = files.filter(CallFile::isUnfinished).toList();
        }
        for (Path leftover : leftovers) {
            CallId call = CallFile.callOf(leftover);
            var file = new CallFile(leftover.resolveSibling(""), call, health); // its folder
            if (archive.isRefused(call)) {
                remove(file);
                continue;
            }
            file.takeUp();
            RecordingEnd end = file.finish(folder);
            LOG.info("recording of call {}, which its server did not end: {}", call, end);
            archive.on(call, end);
        }
    }

    /** Removes what a caller refused; what the disk keeps is tried again. */
    private void remove(CallFile file) {
        try {
            file.remove();
            archive.on(file.call(), new RecordingEnd.Discarded());
        } catch (IOException kept) {
            LOG.error(
                    "call {}: the recording that its caller refused cannot be removed; it is tried"
                            + " again with each new recording and at the next start",
                    file.call(),
                    kept);
            refused.add(file);
        }
    }

    private void removeWhatWasKept() {
        refused.removeIf(file -> {
            try {
                file.remove();
            } catch (IOException stillKept) {
                return false;
            }
            LOG.info("call {}: the refused recording is removed after all", file.call());
            archive.on(file.call(), new RecordingEnd.Discarded());
            return true;
        });
    }

    @Override
    public Recording open(CallId call) {
        var file = new CallFile(folder.resolve(DAY.format(clock.instant())), call, health);
        submit(() -> {
            removeWhatWasKept();
            file.begin(leftFreeBytes);
        });
        return new OpenRecording(call, file);
    }

    /**
     * Waits until everything is written, {@link #PATIENCE} at most. Recordings still open are
     * finished at the next start.
     */
    @Override
    public void close() {
        submit(this::removeWhatWasKept);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                LOG.warn("the disk is too slow: recordings are left to the next start");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        try {
            lockFile.close();
        } catch (IOException failed) {
            LOG.warn("could not unlock {}", folder, failed);
        }
    }

    private void submit(Runnable job) {
        try {
            writer.execute(job);
        } catch (RejectedExecutionException closed) {
            LOG.warn("a call outlasts the recordings; its own is finished at the next start");
        }
    }

    /** One call's recording. Its own methods are the call's thread's; the jobs are the writer's. */
    private final class OpenRecording implements Recording {
        private final CallId call;
        private final CallFile file;
        private boolean over;

        OpenRecording(CallId call, CallFile file) {
            this.call = call;
            this.file = file;
        }

        @Override
        public void append(short[] stereo) {
            if (over) return;
            if (waitingSamples.addAndGet(stereo.length) > MAX_WAITING_SAMPLES) {
                waitingSamples.addAndGet(-stereo.length);
                submit(() -> file.cut(new IOException("the disk is too slow")));
                return;
            }
            submit(() -> {
                waitingSamples.addAndGet(-stereo.length);
                file.append(stereo);
            });
        }

        @Override
        public void discard() {
            if (over) return;
            over = true;
            try {
                CompletableFuture.runAsync(() -> remove(file), writer)
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (RejectedExecutionException closed) {
                LOG.error(
                        "call {}: refused when nothing is removed any more; it is tried at the next"
                                + " start",
                        call);
            } catch (CompletionException late) {
                LOG.error(
                        "call {}: the refused recording is still waiting to be removed",
                        call,
                        late);
            }
        }

        @Override
        public void close() {
            if (over) return;
            over = true;
            submit(() -> archive.on(call, file.finish(folder)));
        }
    }
}
