package dev.orderline.ivr.heartbeat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that no other is taken for, though ids are given anew.
 *
 * @param startTicks when it started, in clock ticks since the machine did: no change of the
 *     machine's clock changes it
 */
record RunningProcess(long id, long startTicks) {
    /** Field 22 of {@code /proc/.../stat}, counted from the one after the name. */
    private static final int START_TICKS = 22 - 3;

    /** The one that runs under {@code id} now; empty if none does. */
    static Optional<RunningProcess> of(long id) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(id), "stat"));
            // The name comes in brackets and may hold anything, brackets too.
            String afterName = stat.substring(stat.lastIndexOf(')') + 2);
            List<String> fields = List.of(afterName.split(" "));
            return Optional.of(new RunningProcess(id, Long.parseLong(fields.get(START_TICKS))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** This one. */
    static RunningProcess current() throws IOException {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IOException("this system has no /proc"));
    }

    /** Whether it still runs. */
    boolean runs() throws IOException {
        return of(id).filter(this::equals).isPresent();
    }
}
