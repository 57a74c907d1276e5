package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.LostCalls;
import dev.orderline.ivr.call.LostCalls.LostCall;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Money;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

@Tag("slow")
class SqlCallArchiveTest {
    private static final CallSummaries SUMMARIES =
            new CallSummaries(new Announcer(ShippedLetters.read(), false));

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00.25Z");
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    private final CallId call = CallId.random();
    private Database database;
    private SqlCallArchive archive;

    @BeforeEach
    void open() {
        database = Database.open(TestDatabase.withTables());
        archive = SqlCallArchive.open(database, "here", SUMMARIES);
    }

    @AfterEach
    void close() {
        archive.close();
        database.close();
    }

    @Test
    void aCallIsReadAsItWasHeard() throws Exception {
        List<TurnEnded> turns = turns();
        var ended = ended(new Outcome.HandedOver(Target.PERSON, "asked for", Map.of("order", "1")));
        archive.on(started());
        turns.forEach(archive::on);
        acts().forEach(archive::on);
        archive.on(new CallEvent.Stood(call, POSITION));
        archive.on(ended);
        archive.on(call, new RecordingEnd.Whole("2026/11/23/" + call + ".wav", SHA256));
        assertTrue(archive.settle(call, LONG));

        assertEquals(
                List.of(
                        new CallRecord(
                                "here",
                                Optional.empty(),
                                started(),
                                turns,
                                acts(),
                                Optional.of(ended),
                                Optional.of(
                                        new RecordingEnd.Whole(
                                                "2026/11/23/" + call + ".wav", SHA256)))),
                new CallRecords(database).latest(10));
    }

    /** One value of each kind. */
    private static final Map<String, Value> SLOTS =
            Map.of(
                    "digits", new Value.Digits("0123"),
                    "code", new Value.Code("AB12"),
                    "name", new Value.Name("weather"),
                    "words", new Value.Words("S\u00e3o \"Paulo\""),
                    "day", new Value.Day(LocalDate.of(2026, 11, 25)),
                    "amount", new Value.Amount(new Money(2499, Currency.getInstance("USD"))),
                    "count", new Value.Count(3),
                    "options", new Value.Options(List.of(new Value.Option("1", "red cap"))),
                    "option", new Value.Option("1", "red cap"),
                    "naming", new Value.Naming("the shoes"));

    private static final Position POSITION =
            new Position(
                    "welcome@1",
                    "wish",
                    SLOTS,
                    Set.of("day"),
                    Map.of("wish", 2),
                    1,
                    2,
                    true,
                    3,
                    new Run.Proved.By(UUID.fromString("00000000-0000-0001-0000-000000000002")));

    private List<CallEvent.Acted> acts() {
        return List.of(
                new CallEvent.Acted(
                        call, 1, 2, "look-up", "orders.items", new Action.Result("some", SLOTS), 7),
                new CallEvent.Acted(
                        call, 2, 2, "verify", "orders.verify", Action.Result.of("refused"), 0));
    }

    @Test
    void aCallThatLostItsServerIsTakenOver() throws Exception {
        archive.on(started());
        turns().forEach(archive::on);
        archive.on(new CallEvent.Stood(call, POSITION));
        assertTrue(archive.settle(call, LONG));

        try (var lifeboat = SqlCallArchive.open(database, "lifeboat", SUMMARIES);
                var restarted =
                        SqlCallArchive.open(database, "here", SUMMARIES)) { // which gives it an end
            assertEquals(taken(), lifeboat.take(call));
            assertEquals(Optional.empty(), restarted.find(call));
            try (var again =
                    SqlCallArchive.open(database, "here", SUMMARIES)) { // and does so no more
                assertEquals(Optional.empty(), again.find(call));
            }
            lifeboat.on(ended(new Outcome.Completed("answered")));
            assertTrue(lifeboat.settle(call, LONG));
            assertEquals(
                    Optional.of(new CallRecord.TakenOver("lifeboat", turns().size())),
                    record().takenOver());
            assertEquals("here", record().node());
            assertEquals(new LostCalls.Search.Over(), lifeboat.take(call));
        }
    }

    private LostCalls.Search taken() {
        return new LostCalls.Search.Taken(
                new LostCall(started(), POSITION, turns().size(), 0, lastFrame()));
    }

    @Test
    void ofSeveralProcessesOneTakesACallOver() throws Exception {
        archive.on(started());
        turns().forEach(archive::on);
        archive.on(new CallEvent.Stood(call, POSITION));
        assertTrue(archive.settle(call, LONG));

        try (var one = SqlCallArchive.open(database, "one", SUMMARIES);
                var two = SqlCallArchive.open(database, "two", SUMMARIES);
                var both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LostCalls.Search>> found =
                    both.invokeAll(List.of(() -> one.take(call), () -> two.take(call)));
            Set<LostCalls.Search> answers = new HashSet<>();
            for (Future<LostCalls.Search> each : found) answers.add(each.get());
            assertEquals(Set.of(taken(), new LostCalls.Search.Over()), answers);
        }
    }

    @Test
    void whatAServerThatStoodStillStillHasToSayIsNotWritten() throws Exception {
        archive.on(started());
        archive.on(turn(1, new Answer.NoInput(), false));
        archive.on(new CallEvent.Stood(call, POSITION));
        assertTrue(archive.settle(call, LONG));
        try (var lifeboat = SqlCallArchive.open(database, "lifeboat", SUMMARIES)) {
            lifeboat.take(call);

            archive.on(turn(2, new Answer.Keyed("1", Optional.empty()), false));
            acts().forEach(archive::on);
            archive.on(new CallEvent.Stood(call, POSITION));
            archive.on(ended(new Outcome.Completed("answered")));
            assertTrue(archive.settle(call, LONG));

            assertEquals(Optional.empty(), archive.find(call));
            assertEquals(1, record().turns().size());
            assertEquals(List.of(), record().acts());
            lifeboat.on(turn(2, new Answer.NoInput(), false));
            assertTrue(lifeboat.settle(call, LONG));
            assertEquals(new Answer.NoInput(), record().turns().getLast().answer());
        }
    }

    @Test
    void theRecordingOfWhatWasBeforeIsStillWrittenDown() throws Exception {
        archive.on(started());
        archive.on(new CallEvent.Stood(call, POSITION));
        assertTrue(archive.settle(call, LONG));
        try (var lifeboat = SqlCallArchive.open(database, "lifeboat", SUMMARIES)) {
            lifeboat.take(call);
            archive.on(call, new RecordingEnd.Cut("2026/11/23/" + call + ".wav", SHA256));
            assertTrue(archive.settle(call, LONG));
        }
        assertEquals(
                Optional.of(new RecordingEnd.Cut("2026/11/23/" + call + ".wav", SHA256)),
                record().recording());
    }

    @Test
    void aCallThatDiedWithItsLifeboatHasAnEnd() throws Exception {
        archive.on(started());
        archive.on(new CallEvent.Stood(call, POSITION));
        assertTrue(archive.settle(call, LONG));
        SqlCallArchive.open(database, "lifeboat", SUMMARIES).take(call);

        SqlCallArchive.open(database, "lifeboat", SUMMARIES).close();

        assertEquals(Optional.of(new Outcome.Failed("", "server died")), archive.find(call));
    }

    private int lastFrame() {
        return turns().stream()
                .mapToInt(turn -> Math.max(turn.timing().promptTo(), turn.timing().decided()))
                .max()
                .orElseThrow();
    }

    @Test
    void whatIsNotKnownIsNotTakenOver() {
        assertEquals(new LostCalls.Search.Unknown(), archive.take(CallId.random()));
    }

    private List<TurnEnded> turns() {
        var answers =
                List.of(
                        new Answer.NoInput(),
                        new Answer.Spoken(
                                List.of(
                                        new Hypothesis("where is my order", -12.5),
                                        new Hypothesis("where is \"my\" otter", -13)),
                                3,
                                Optional.of(Meaning.choice("status"))),
                        new Answer.Spoken(
                                List.of(new Hypothesis("mumble", 0)), 0, Optional.empty()),
                        new Answer.Keyed("20311541", Optional.of(Meaning.of("order", "20311541"))),
                        new Answer.Keyed("99", Optional.empty()),
                        new Answer.Gone(HungUp.By.LOST_MEDIA));
        var turns = new ArrayList<TurnEnded>();
        for (Answer answer : answers) turns.add(turn(turns.size() + 1, answer, false));
        turns.add(turn(turns.size() + 1, new Answer.Secret(true, false), true));
        return turns;
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcomeIsFoundOnceTheCallHasEnded(Outcome outcome) throws Exception {
        archive.on(started());
        assertTrue(archive.settle(call, LONG));
        assertEquals(Optional.empty(), archive.find(call));

        archive.on(ended(outcome));
        assertTrue(archive.settle(call, LONG));
        assertEquals(Optional.of(outcome), archive.find(call));
    }

    static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Completed("answered"),
                new Outcome.HandedOver(Target.QUEUE, "no match", Map.of()),
                new Outcome.HandedOver(Target.PERSON, "asked for", Map.of("a", "\u00e9\"'\\")),
                new Outcome.Abandoned("ask-order", HungUp.By.CALLER),
                new Outcome.Failed("ask-order", "desk"));
    }

    @Test
    void aCallNobodyKnowsHasNoOutcomeAndNothingToWaitFor() throws Exception {
        assertEquals(Optional.empty(), archive.find(call));
        assertTrue(archive.settle(call, Duration.ZERO));
    }

    @Test
    void whatWasSaidInSecretIsKeptNowhere() throws Exception {
        archive.on(started());
        archive.on(
                turn(
                        1,
                        new Answer.Spoken(
                                List.of(new Hypothesis("five five two", 0)),
                                0,
                                Optional.of(Meaning.of("postcode", "552"))),
                        true));
        archive.on(turn(2, new Answer.Keyed("552", Optional.empty()), true));
        assertTrue(archive.settle(call, LONG));

        assertEquals(
                List.of(new Answer.Secret(true, true), new Answer.Secret(false, false)),
                record().turns().stream().map(TurnEnded::answer).toList());
    }

    @Test
    void refusingTheRecordingIsWrittenDown() throws Exception {
        archive.on(started());
        archive.on(new CallEvent.RecordingRefused(call));
        assertTrue(archive.settle(call, LONG));
        assertEquals(Optional.of(new RecordingEnd.Discarded()), record().recording());
    }

    @Test
    void textsTooLongOrStrangeForTheTableAreCutAndNotLost() throws Exception {
        archive.on(started());
        archive.on(
                new TurnEnded(
                        call,
                        1,
                        "s".repeat(200),
                        "a\0b" + "c".repeat(9_000),
                        timing(),
                        new Answer.Keyed("1".repeat(1_000), Optional.empty()),
                        false));
        assertTrue(archive.settle(call, LONG));
        assertEquals("ab" + "c".repeat(3_998), record().turns().getFirst().said());
    }

    @Test
    void anEventThatFitsNowhereIsNotCommittedAndHoldsUpNothing() throws Exception {
        archive.on(started());
        archive.on(turn(0, new Answer.NoInput(), false)); // turns are counted from 1
        archive.on(turn(1, new Answer.NoInput(), false));
        assertFalse(archive.settle(call, LONG));
        assertEquals(1, record().turns().size());
    }

    @Test
    void callsOfThisNodeWithoutAnEndHaveDiedAndNoOthers() throws Exception {
        try (SqlCallArchive there = SqlCallArchive.open(database, "there", SUMMARIES)) {
            CallId running = CallId.random();
            there.on(started(running));
            archive.on(started());
            archive.on(turn(1, new Answer.NoInput(), false));
            assertTrue(archive.settle(call, LONG));
            assertTrue(there.settle(running, LONG));

            SqlCallArchive.open(database, "here", SUMMARIES).close();

            assertEquals(
                    Optional.of(new Outcome.Failed("state-1", "server died")), archive.find(call));
            assertEquals(
                    new Ended(
                            call,
                            START.plusMillis(20 * 150),
                            new Outcome.Failed("state-1", "server died"),
                            150,
                            0,
                            0,
                            0),
                    record().ended().orElseThrow());
            assertEquals(
                    "died",
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery(
                                                    "select outcome from calls where ended_at is not null")
                                            .mapTo(String.class)
                                            .one()));
            assertEquals(Optional.empty(), archive.find(running));
        }
    }

    @Test
    void anOutageDelaysCallsIsToldOnceAndLosesNothing(@TempDir Path folder) throws Exception {
        var postgres = new EmbeddedPostgres(folder, folder.resolve("secrets"), 0);
        ListAppender<ILoggingEvent> log = listen();
        try (Database own = Database.open(postgres.start());
                SqlCallArchive archive = SqlCallArchive.open(own, "here", SUMMARIES)) {
            archive.on(started());
            assertTrue(archive.settle(call, LONG));
            postgres.stop();
            CallId other = CallId.random();
            archive.on(started(other));
            List<TurnEnded> turns = turns();
            turns.forEach(archive::on);
            var ended = ended(new Outcome.Completed("answered"));
            archive.on(ended);
            assertFalse(archive.settle(call, Duration.ofMillis(100)));
            assertFalse(archive.settle(other, Duration.ofMillis(100)));
            awaitWarning(log); // who asks for a connection notices late

            postgres.start();

            assertTrue(archive.settle(call, LONG));
            assertTrue(archive.settle(other, LONG));
            CallRecord record = new CallRecords(own).startingWith(call.value(), 1).getFirst();
            assertEquals(turns, record.turns());
            assertEquals(Optional.of(ended), record.ended());
            assertEquals(1, count(log, Level.WARN));
        } finally {
            postgres.stop();
        }
    }

    @Test
    void whatIsTooMuchToWaitIsLostAndTold(@TempDir Path folder) throws Exception {
        var postgres = new EmbeddedPostgres(folder, folder.resolve("secrets"), 0);
        ListAppender<ILoggingEvent> log = listen();
        try (Database own = Database.open(postgres.start());
                SqlCallArchive archive = SqlCallArchive.open(own, "here", SUMMARIES, 3)) {
            postgres.stop();
            archive.on(started());
            for (int i = 1; i <= 10; i++) archive.on(turn(i, new Answer.NoInput(), false));

            postgres.start();

            assertFalse(archive.settle(call, LONG));
            CallRecord record = new CallRecords(own).startingWith(call.value(), 1).getFirst();
            assertEquals(List.of(1, 2), record.turns().stream().map(TurnEnded::index).toList());
            assertEquals(1, count(log, Level.ERROR));
        } finally {
            postgres.stop();
        }
    }

    @Test
    void aRefusedRecordingStaysRefused() throws Exception {
        archive.on(started());
        assertTrue(archive.settle(call, LONG));
        assertFalse(archive.isRefused(call));

        archive.on(new CallEvent.RecordingRefused(call));
        archive.on(call, new RecordingEnd.Cut("2026/11/23/" + call + ".wav", SHA256));
        archive.on(call, new RecordingEnd.Lost());
        assertTrue(archive.settle(call, LONG));

        assertTrue(archive.isRefused(call));
        assertEquals(Optional.of(new RecordingEnd.Discarded()), record().recording());
        assertFalse(archive.isRefused(CallId.random()));
    }

    private static ListAppender<ILoggingEvent> listen() {
        var log = new ListAppender<ILoggingEvent>();
        log.list = new CopyOnWriteArrayList<>(); // read while others write
        log.start();
        ((Logger) LoggerFactory.getLogger(SqlCallArchive.class)).addAppender(log);
        return log;
    }

    private static void awaitWarning(ListAppender<ILoggingEvent> log) throws InterruptedException {
        long until = System.nanoTime() + LONG.toNanos();
        while (count(log, Level.WARN) == 0 && System.nanoTime() < until) Thread.sleep(10);
    }

    private static long count(ListAppender<ILoggingEvent> log, Level level) {
        return log.list.stream().filter(line -> line.getLevel().equals(level)).count();
    }

    private CallRecord record() {
        List<CallRecord> records = new CallRecords(database).startingWith(call.value(), 2);
        assertEquals(1, records.size());
        return records.getFirst();
    }

    private Started started() {
        return started(call);
    }

    private static Started started(CallId call) {
        return new Started(
                call,
                START,
                new Caller(new CallerNumber("+18035550123"), "100"),
                Transport.WEBSOCKET,
                "order-status@1");
    }

    private TurnEnded turn(int index, Answer answer, boolean secret) {
        return new TurnEnded(
                call, index, "state-" + index, "Please say it.", timing(), answer, secret);
    }

    private static Timing timing() {
        return new Timing(
                10, 100, OptionalInt.of(90), OptionalInt.of(85), OptionalInt.empty(), 150);
    }

    private Ended ended(Outcome outcome) {
        return new Ended(call, START.plusSeconds(30), outcome, 1_500, 2, 1, 400);
    }
}
