package dev.orderline.phone.command;

import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the server on this machine during a round: at its records, and at its processes. */
final class ServerWatch {
    /** The server writes down the end of a call within that time. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Path data;
    private final Instant since = Instant.now();
    private final long beganNanos = System.nanoTime();
    private final List<Watched> processes = new ArrayList<>();

    private record Watched(String name, ProcessHandle process, Duration cpuBefore) {}

    /**
     * What was seen.
     *
     * @param completed calls that ended with what was asked for
     * @param decoded share of the callers' audio that the decoder heard, 1 being all of it; above 1
     *     when much was heard anew
     * @param filled frames of the callers that did not come in time
     * @param dropped frames of the callers that came too late
     * @param cpuShares by program, 1 being a whole core
     */
    record Seen(
            int completed, double decoded, int filled, int dropped, Map<String, Double> cpuShares) {
        Seen {
            cpuShares = Collections.unmodifiableMap(new LinkedHashMap<>(cpuShares));
        }
    }

    private ServerWatch(Path data) {
        this.data = data;
    }

    /**
     * @param data the folder the server writes to
     */
    static ServerWatch begin(Path data) {
        var watch = new ServerWatch(data);
        watch.add("the server", data.resolve("started"));
        watch.add("Asterisk", data.resolve("asterisk/run/pid"));
        return watch;
    }

    private void add(String name, Path file) {
        pid(file)
                .flatMap(ProcessHandle::of)
                .ifPresent(process -> processes.add(new Watched(name, process, cpu(process))));
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException notRunning) {
            return Optional.empty();
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Waits, some seconds at most, until the ends of {@code calls} calls are written down; empty
     * when the server's records cannot be read.
     */
    Optional<Seen> end(int calls) throws InterruptedException {
        var shares = new LinkedHashMap<String, Double>();
        double lasted = System.nanoTime() - beganNanos;
        for (Watched watched : processes)
            shares.put(
                    watched.name, cpu(watched.process).minus(watched.cpuBefore).toNanos() / lasted);
        try {
            return Optional.of(seen(ended(calls), shares));
        } catch (UncheckedIOException | DeskFailure away) {
            return Optional.empty();
        }
    }

    private static Seen seen(List<Ended> ended, Map<String, Double> shares) {
        long frames = ended.stream().mapToLong(Ended::frames).sum();
        long decoded = ended.stream().mapToLong(Ended::decoded).sum();
        return new Seen(
                (int) ended.stream().filter(end -> completed(end.outcome())).count(),
                frames == 0 ? 0 : (double) decoded / frames,
                ended.stream().mapToInt(Ended::filled).sum(),
                ended.stream().mapToInt(Ended::dropped).sum(),
                shares);
    }

    private static boolean completed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> true;
            case Outcome.HandedOver _, Outcome.Abandoned _, Outcome.Failed _ -> false;
        };
    }

    private List<Ended> ended(int calls) throws InterruptedException {
        long until = System.nanoTime() + WRITTEN_WITHIN.toNanos();
        try (var database = Database.connect(DatabaseAccess.read(data.resolve("secrets")))) {
            var records = new CallRecords(database);
            while (true) {
                List<Ended> ended =
                        records.latest(calls).stream()
                                .filter(call -> !call.started().at().isBefore(since))
                                .map(CallRecord::ended)
                                .flatMap(Optional::stream)
                                .toList();
                if (ended.size() == calls || System.nanoTime() - until >= 0) return ended;
                Thread.sleep(LOOK_EVERY);
            }
        }
    }
}
