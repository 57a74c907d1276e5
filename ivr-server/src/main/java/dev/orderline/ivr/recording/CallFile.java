package dev.orderline.ivr.recording;

import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.RecordingEnd;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file of one call's recording: {@code <call id>.wav.part} while it grows, {@code <call
 * id>.wav} at its end. After a failure nothing is added; what was there before is kept. Used by one
 * thread at a time.
 */
final class CallFile {
    private static final String WHOLE = ".wav";
    private static final String UNFINISHED = WHOLE + ".part";

    private final Path day;
    private final CallId call;
    private final DiskHealth health;

    /** Missing before the beginning and when the beginning failed. */
    private @Nullable WavFile wav;

    private boolean cut;

    /**
     * @param day the folder of the day on which the call began
     */
    CallFile(Path day, CallId call, DiskHealth health) {
        this.day = day;
        this.call = call;
        this.health = health;
    }

    /** Whether {@code file} is, by its name, one that nobody finished. */
    static boolean isUnfinished(Path file) {
        return file.getFileName().toString().matches("[0-9a-f]{32}\\.wav\\.part");
    }

    CallId call() {
        return call;
    }

    /** The call of a file that {@link #isUnfinished}. */
    static CallId callOf(Path unfinished) {
        String name = unfinished.getFileName().toString();
        return new CallId(name.substring(0, name.length() - UNFINISHED.length()));
    }

    /**
     * @param leftFreeBytes does not begin with less room on the disk than that
     */
    void begin(long leftFreeBytes) {
        try {
            Private.below(day);
            long free = Files.getFileStore(day).getUsableSpace();
            if (free < leftFreeBytes)
                throw new IOException("only " + (free >> 20) + " MB are free for " + day);
            wav = WavFile.create(day.resolve(call + UNFINISHED));
        } catch (IOException failed) {
            cut(failed);
        }
    }

    /** Takes up what a dead server left. */
    void takeUp() {
        cut = true;
        try {
            wav = WavFile.repair(day.resolve(call + UNFINISHED));
        } catch (IOException failed) {
            health.failed(failed);
        }
    }

    void append(short[] stereo) {
        if (wav == null || cut) return;
        try {
            wav.append(stereo);
        } catch (IOException failed) {
            cut(failed);
        }
    }

    /** Adds nothing from now on. */
    void cut(IOException why) {
        cut = true;
        health.failed(why);
    }

    /**
     * Removes the file for good; one that is not there is removed already.
     *
     * @throws IOException if it may still be there, or come back after a power cut
     */
    void remove() throws IOException {
        if (wav != null) wav.close();
        if (Files.deleteIfExists(day.resolve(call + UNFINISHED))) forceNames();
    }

    /**
     * Puts the file on the disk for good, then gives it its name.
     *
     * @param folder of all recordings
     */
    RecordingEnd finish(Path folder) {
        if (wav == null) return new RecordingEnd.Lost();
        Path unfinished = day.resolve(call + UNFINISHED);
        Path whole = day.resolve(call + WHOLE);
        try (WavFile closing = wav) {
            closing.force();
            String sha256 = Checksum.sha256(unfinished);
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
            forceNames();
            health.worked();
            String name = folder.relativize(whole).toString();
            return cut ? new RecordingEnd.Cut(name, sha256) : new RecordingEnd.Whole(name, sha256);
        } catch (IOException failed) {
            health.failed(failed);
            return new RecordingEnd.Lost();
        }
    }

    private void forceNames() throws IOException {
        try (FileChannel names = FileChannel.open(day, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
