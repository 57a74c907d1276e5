package dev.orderline.phone.command;

import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Transcripts from the server's archive of calls. */
final class ArchivedTranscripts implements Transcripts {
    /** How often is looked again: nothing tells another process of a row that was written. */
    private static final Duration AGAIN = Duration.ofMillis(100);

    /** The call asked for is among so many that began last, on the busiest machine. */
    private static final int LATEST = 100;

    private final CallRecords records;

    ArchivedTranscripts(CallRecords records) {
        this.records = records;
    }

    @Override
    public Optional<Transcript> awaitEnded(String callerId, Instant since, Duration atMost)
            throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<Transcript> ended = find(callerId, since);
            if (ended.isPresent() || System.nanoTime() - until >= 0) return ended;
            Thread.sleep(AGAIN);
        }
    }

    private Optional<Transcript> find(String callerId, Instant since) {
        return records.latest(LATEST).stream()
                .filter(call -> call.started().caller().number().value().equals(callerId))
                .filter(call -> !call.started().at().isBefore(since))
                .findFirst()
                .flatMap(call -> call.ended().map(end -> transcript(call, end)));
    }

    private static Transcript transcript(CallRecord call, Ended end) {
        return new Transcript(
                name(end.outcome()),
                end.outcome().reason(),
                call.turns().stream().map(TurnEnded::said).toList());
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.HandedOver _ -> "handed-over";
            case Outcome.Abandoned _ -> "abandoned";
            case Outcome.Failed _ -> "failed";
        };
    }
}
