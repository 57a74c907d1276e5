package dev.orderline.ivr.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Whether the server was ever started, runs, was stopped, or ended without being told to. */
public sealed interface ServerProcess {
    /** Written by the server while it answers calls, with its process id; removed at its end. */
    String STARTED = "started";

    /** Made by the server at its first start. */
    String RECORDINGS = "recordings";

    record NeverStarted() implements ServerProcess {}

    record Stopped() implements ServerProcess {}

    record Running(long processId) implements ServerProcess {}

    record Died(long processId) implements ServerProcess {}

    /**
     * What {@code data}, the server's folder, and the processes of this machine tell.
     *
     * @throws IOException if the server's note is there and cannot be read
     */
    static ServerProcess of(Path data) throws IOException {
        return of(data, STARTED);
    }

    /**
     * As {@link #of(Path)}, of another program of ours.
     *
     * @param note the name of its note
     */
    static ServerProcess of(Path data, String note) throws IOException {
        Path started = data.resolve(note);
        if (Files.notExists(started))
            return Files.isDirectory(data.resolve(RECORDINGS)) ? new Stopped() : new NeverStarted();
        long processId;
        try {
            processId = Long.parseLong(Files.readString(started).strip());
        } catch (NumberFormatException cutOff) {
            throw new IOException(
                    started + " holds no process id: remove it, then start scripts/run", cutOff);
        }
        return isThatServer(processId, Files.getLastModifiedTime(started).toInstant())
                ? new Running(processId)
                : new Died(processId);
    }

    /** A process that began after the note was written has only got the same id. */
    private static boolean isThatServer(long processId, Instant noted) {
        return ProcessHandle.of(processId)
                .flatMap(process -> process.info().startInstant())
                .filter(began -> began.isBefore(noted))
                .isPresent();
    }

    default boolean runs() {
        return this instanceof Running;
    }

    /**
     * What to say of it.
     *
     * @param data the server's folder, for the sentence
     */
    default Finding finding(boolean asteriskRuns, Path data) {
        return switch (this) {
            case Running(long processId) -> new Finding.Well("runs, process " + processId);
            case Died(long processId) ->
                    new Finding.Wrong(
                            "ended without being told to (it was process %d): look at the end of %s, then start scripts/run again"
                                    .formatted(processId, data.resolve("orderline.log")));
            case NeverStarted _, Stopped _ when asteriskRuns ->
                    new Finding.Wrong(
                            "does not run but Asterisk does, so callers only hear that we cannot be reached: start scripts/run, or stop Asterisk with scripts/asterisk stop");
            case NeverStarted _ ->
                    new Finding.Idle(
                            "not started yet: scripts/run sets up what is missing and starts the line");
            case Stopped _ -> new Finding.Idle("is stopped: scripts/run starts the line");
        };
    }
}
