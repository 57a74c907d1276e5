package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.LettersFile;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.sql.Announcer;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.CallSummaries;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlCallArchive;
import dev.orderline.ivr.sql.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
final class ArchivedTranscriptsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NOW = Duration.ZERO;

    @Test
    void theCallersNewestCallIsFoundOnceItHasEnded() throws Exception {
        try (var database = Database.open(TestDatabase.empty());
                var archive =
                        SqlCallArchive.open(
                                database,
                                "here",
                                new CallSummaries(
                                        new Announcer(
                                                LettersFile.read(
                                                                Path.of(
                                                                        "../../dialplans/letters/letters.yaml"),
                                                                "Fernhill")
                                                        .orThrow(),
                                                false)))) {
            var transcripts = new ArchivedTranscripts(new CallRecords(database));
            String callerId = CallCommand.randomNumber();
            Instant since = Instant.now();
            CallId call = begin(archive, callerId, since.plusSeconds(1));
            begin(archive, CallCommand.randomNumber(), since.plusSeconds(2));
            assertTrue(archive.settle(call, LONG));
            assertEquals(
                    Optional.empty(), transcripts.awaitEnded(callerId, since, NOW), "not ended");

            archive.on(
                    new CallEvent.Ended(
                            call,
                            since.plusSeconds(9),
                            new Outcome.Completed("answered"),
                            400,
                            0,
                            0,
                            100));
            assertEquals(
                    Optional.of(
                            new Transcript("completed", "answered", List.of("Welcome.", "Bye."))),
                    transcripts.awaitEnded(callerId, since, LONG));
            assertEquals(
                    Optional.empty(),
                    transcripts.awaitEnded(callerId, since.plusSeconds(2), NOW),
                    "begun before");
        }
    }

    private static CallId begin(SqlCallArchive archive, String callerId, Instant at) {
        CallId call = CallId.random();
        var caller = new Caller(new CallerNumber(callerId), "100");
        archive.on(new CallEvent.Started(call, at, caller, Transport.WEBSOCKET, "order-status@1"));
        archive.on(turn(call, 1, "Welcome."));
        archive.on(turn(call, 2, "Bye."));
        return call;
    }

    private static CallEvent turn(CallId call, int index, String said) {
        var timing =
                new CallEvent.Timing(
                        0, 10, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 20);
        return new CallEvent.TurnEnded(
                call, index, "start", said, timing, new CallEvent.Answer.NoInput(), false);
    }
}
