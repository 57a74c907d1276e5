package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.ivr.replay.RecordedCalls.Found;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlRecordedCallsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private Database database;
    private SqlCallArchive archive;
    private SqlRecordedCalls calls;

    @BeforeEach
    void open() {
        database = Database.open(TestDatabase.withTables());
        archive =
                SqlCallArchive.open(
                        database,
                        "here",
                        new CallSummaries(new Announcer(ShippedLetters.read(), false)));
        calls = new SqlRecordedCalls(database);
    }

    @AfterEach
    void close() {
        archive.close();
        database.close();
    }

    private static CallEvent.Started started(CallId call, String flow, Instant at) {
        return new CallEvent.Started(
                call,
                at,
                new Caller(new CallerNumber("15551234"), "100"),
                Transport.WEBSOCKET,
                flow);
    }

    private static CallEvent.TurnEnded turn(CallId call) {
        return new CallEvent.TurnEnded(
                call,
                1,
                "wish",
                "How can I help you?",
                new Timing(
                        5, 90, OptionalInt.empty(), OptionalInt.of(100), OptionalInt.of(150), 170),
                new Answer.Spoken(
                        List.of(new Hypothesis("where is my order", 1)),
                        0,
                        Optional.of(Meaning.choice("status"))),
                false);
    }

    private static CallEvent.Acted act(CallId call) {
        return new CallEvent.Acted(
                call, 1, 1, "verify", "orders.verify", Action.Result.of("refused"), 2);
    }

    private static CallEvent.Ended ended(CallId call, Instant at) {
        return new CallEvent.Ended(call, at, new Outcome.Completed("answered"), 200, 0, 0, 80);
    }

    /** A call that is over. */
    private CallId over(String flow, Instant at) throws InterruptedException {
        CallId call = CallId.random();
        archive.on(started(call, flow, at));
        archive.on(turn(call));
        archive.on(act(call));
        archive.on(ended(call, at.plusSeconds(4)));
        assertTrue(archive.settle(call, LONG));
        return call;
    }

    @Test
    void aCallIsFoundAsItWas() throws Exception {
        CallId call = over("welcome@3", START);
        assertEquals(
                new Found.Call(
                        new RecordedCall(
                                started(call, "welcome@3", START),
                                List.of(turn(call)),
                                List.of(act(call)),
                                new Outcome.Completed("answered"),
                                new RecordingEnd.Lost())),
                calls.find(call));
    }

    @Test
    void theLatestOfAFlowAreThoseThatAreOver() throws Exception {
        CallId first = over("welcome@1", START);
        CallId second = over("welcome@2", START.plusSeconds(60));
        CallId third = over("welcome", START.plusSeconds(120));
        over("welcome-back@1", START);
        CallId running = CallId.random();
        archive.on(started(running, "welcome@2", START.plusSeconds(180)));
        assertTrue(archive.settle(running, LONG));

        assertEquals(List.of(third, second, first), calls.latest("welcome", 10, Instant.EPOCH));
        assertEquals(List.of(third), calls.latest("welcome", 1, Instant.EPOCH));
        assertEquals(List.of(third, second), calls.latest("welcome", 10, START.plusSeconds(60)));
        assertEquals(List.of(second), calls.startingWith(second.value().substring(0, 12), 2));
        assertEquals(List.of(), calls.startingWith(running.value(), 2));
    }

    @Test
    void rowsThatNoServerWroteAreNoCall() throws Exception {
        for (String spoiling :
                List.of(
                        "update turns set heard = '[null]'",
                        "update turns set heard = '[{\"score\": 1}]'",
                        "update turns set heard = '[{\"words\": null, \"score\": 1}]'",
                        "update turns set slots = '{\"order\": null}'",
                        "update turns set index = 2",
                        "update acts set slots = '{\"order\": {\"digits\": \"none\"}}'",
                        "update acts set slots = '{\"items\": {\"options\": [{\"name\": \"a\"}]}}'",
                        "update acts set slots = '{\"order\": {\"unheard-of\": 1}}'",
                        "update acts set turns = 9")) {
            CallId call = over("welcome@1", START);
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute(spoiling + " where call_id = ?", call.value()));
            assertInstanceOf(Found.Spoilt.class, calls.find(call), spoiling);
        }
        assertEquals(new Found.Spoilt("is not there any more"), calls.find(CallId.random()));
    }
}
