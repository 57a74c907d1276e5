package dev.orderline.it;

import static dev.orderline.it.Lab.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.sounds.RenderedSounds;
import dev.orderline.ivr.sounds.SoundFolder;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Noticed;
import dev.orderline.phone.PhoneCall;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import dev.orderline.speech.synthesis.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Calls go on by keys when their server is killed or stands still, and begin by keys when there is
 * none, with the database alive throughout. How soon callers hear the lifeboat is promised: it is
 * counted in frames of what their telephones received. The order spares starts.
 */
@Tag("long")
@Isolated("kills the server")
@ExtendWith(SharedLab.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeboatTest {
    private static final Duration AFTER_KILL = Duration.ofSeconds(1);
    private static final Duration AFTER_STANDSTILL = Duration.ofSeconds(5);
    private static final List<String> TRANSPORTS = List.of("100", "101");

    /** What is said first, as {@code common.yaml} has it. */
    private static final String LIFEBOAT = "I am sorry, I cannot hear you any more.";

    private static final String GREETING = "Thank you for calling Fernhill.";
    private static final String LATE = "08989535";
    private static final String POSTCODE = "55226";
    private static final Duration QUIET = Duration.ofMillis(900);
    private static final Duration UNDERSTOOD_WITHIN = Duration.ofSeconds(60);

    private static Lab lab;

    /** Calls of this test, by their callers. */
    private final Map<String, PhoneCall> calls = new LinkedHashMap<>();

    private String databaseStart = "";

    @BeforeAll
    static void share(Lab shared) throws Exception {
        lab = shared;
        lab.stack().needServer(Map.of());
        lab.stack().needLifeboat();
    }

    @AfterAll
    static void mend() throws Exception {
        lab.stack().killLifeboat();
        lab.stack().needServer(Map.of());
    }

    @BeforeEach
    void remember() {
        databaseStart = databaseStart();
    }

    @AfterEach
    void hangUp() {
        calls.values().forEach(PhoneCall::close);
        assertEquals(databaseStart, databaseStart(), "the database was started anew");
    }

    @Test
    @Order(1)
    void whoseServerIsKilledGoesOnByKeysWhereTheyWere() throws Exception {
        for (String extension : TRANSPORTS) dial("1559100" + extension, extension);
        comeToThePostcode();

        long killed = System.nanoTime();
        lab.stack().killServer();

        finishAll(killed);
        for (PhoneCall call : calls.values()) assertHeardWithin(AFTER_KILL, call, killed);
        calls.forEach(LifeboatTest::assertWasOneCall);
    }

    @Test
    @Order(2)
    void withoutAServerCallsBeginByKeys() throws Exception {
        lab.stack().killServer();
        long dialled = System.nanoTime();
        PhoneCall call = dial("15591200", "100");
        Lab.awaitSpeech(call);
        System.out.printf(
                "without a server: heard %d ms after dialling%n", heardAfter(call, dialled));
        Lab.press(call, "1");
        Lab.press(call, LATE);
        finish(call, call.lastSaidNanos());

        assertHears(call, GREETING);
        Map<String, Object> row = row("15591200");
        assertEquals("completed answered HANG_UP", outcome(row));
        assertEquals("KEYPAD", row.get("transport"));
        assertEquals(
                List.of(
                        "greet",
                        "wish",
                        "ask-order",
                        "ask-postcode",
                        "late",
                        "anything-else",
                        "ask-rating",
                        "bye"),
                states(row));
    }

    @Test
    @Order(3)
    void whoHangsUpInTheLifeboatHasAnEnd() throws Exception {
        lab.stack().killServer();
        PhoneCall call = dial("15591300", "100");
        Lab.awaitSpeech(call);
        call.hangUp();

        await("it has ended", () -> row("15591300").get("ended_at") != null);
        assertEquals("abandoned hung up HANG_UP", outcome(row("15591300")));
    }

    @Test
    @Order(4)
    void tenCallsAtOnceSurvive() throws Exception {
        lab.stack().needServer(Map.of());
        for (int i = 0; i < 10; i++) {
            String extension = TRANSPORTS.get(i % TRANSPORTS.size());
            dial("155914" + i + extension, extension);
        }
        comeToThePostcode();

        long killed = System.nanoTime();
        lab.stack().killServer();

        finishAll(killed);
        for (PhoneCall call : calls.values()) assertHeardWithin(AFTER_KILL, call, killed);
        calls.forEach(LifeboatTest::assertWasOneCall);
    }

    @Test
    @Order(5)
    void aServerThatStandsStillIsKilledAndItsCallersGoOn() throws Exception {
        lab.stack().needServer(Map.of());
        for (String extension : TRANSPORTS) dial("1559150" + extension, extension);
        comeToThePostcode();

        long stopped = System.nanoTime();
        lab.stack().suspendServer(true);

        finishAll(stopped);
        for (PhoneCall call : calls.values()) assertHeardWithin(AFTER_STANDSTILL, call, stopped);
        assertTrue(lab.stack().awaitServerEnd(Duration.ofSeconds(10)), "the server still is there");
        calls.forEach(LifeboatTest::assertWasOneCall);
    }

    private PhoneCall dial(String caller, String extension) throws InterruptedException {
        PhoneCall call = lab.dial(caller, extension);
        calls.put(caller, call);
        return call;
    }

    /** All callers give their order number, and are asked for the postcode to the end. */
    private void comeToThePostcode() throws Exception {
        for (String keys : List.of("1", LATE)) {
            for (PhoneCall call : calls.values()) Lab.awaitPromptEnd(call, QUIET);
            for (PhoneCall call : calls.values()) call.press(keys);
            for (PhoneCall call : calls.values())
                assertTrue(call.awaitSaid(CallScript.PROMPT_AT_MOST), "the call ended");
        }
        for (PhoneCall call : calls.values()) Lab.awaitPromptEnd(call, QUIET);
        for (String caller : calls.keySet())
            await("it stands at the postcode", () -> standsAtThePostcode(caller));
    }

    /** Nobody spoke at {@code since}, so that what was heard next is the lifeboat. */
    private static void assertHeardWithin(Duration most, PhoneCall call, long since)
            throws IOException, InterruptedException {
        long ms = heardAfter(call, since);
        System.out.printf("the lifeboat was heard %d frames later (%d ms)%n", frames(ms), ms);
        assertTrue(frames(ms) <= Frame.count(most), () -> "heard only after " + ms + " ms");
        assertHears(call, LIFEBOAT);
    }

    private static long frames(long ms) {
        return Math.ceilDiv(ms, Frame.LENGTH.toMillis());
    }

    private static long heardAfter(PhoneCall call, long nanos) {
        return call.tape().heard().stream()
                .filter(packet -> packet.loud() && packet.nanos() > nanos)
                .findFirst()
                .map(packet -> (packet.nanos() - nanos) / 1_000_000)
                .orElseThrow();
    }

    /** The sentence was heard as the sound that was rendered for it. */
    private static void assertHears(PhoneCall call, String sentence)
            throws IOException, InterruptedException {
        var sounds = new RenderedSounds(SoundFolder.below(lab.stack().data()));
        String sound = sounds.of(Prompt.of(sentence), new Manner("en-US", false)).getFirst();
        lab.assertHears(call, Wav.read(Path.of(sound + ".wav")).lane(0), sentence);
    }

    /**
     * All callers at once hear what comes after {@code since}, and give what they are asked for.
     */
    private void finishAll(long since) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (PhoneCall call : calls.values())
                all.add(callers.submit(() -> finish(call, since)));
            for (Future<Boolean> each : all) assertTrue(each.get(), "nobody hung up");
        }
    }

    /** Gives the postcode and needs nothing else; says whether the call then ends. */
    private static boolean finish(PhoneCall call, long since) throws InterruptedException {
        assertInstanceOf(
                Noticed.At.class,
                call.ear().awaitPromptEnd(since, QUIET, CallScript.PROMPT_AT_MOST));
        call.press(POSTCODE);
        assertTrue(call.awaitSaid(CallScript.PROMPT_AT_MOST), "the call ended");
        Lab.press(call, "2");
        Lab.press(call, "5");
        return call.awaitEnd(UNDERSTOOD_WITHIN);
    }

    /** One row, begun by the server and ended by keys, with the turns of both. */
    private static void assertWasOneCall(String caller, PhoneCall call) {
        Map<String, Object> row = row(caller);
        assertEquals("completed answered HANG_UP", outcome(row), () -> call.timeline().toString());
        assertEquals(3, row.get("taken_after"));
        assertEquals(
                List.of(
                        "greet",
                        "wish",
                        "ask-order",
                        "ask-postcode",
                        "late",
                        "anything-else",
                        "ask-rating",
                        "bye"),
                states(row));
    }

    private static String outcome(Map<String, Object> row) {
        return row.get("outcome") + " " + row.get("reason") + " " + row.get("next");
    }

    private static List<String> states(Map<String, Object> call) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select regexp_replace(state, '.*/', '') from turns where call_id = :id order by index")
                                .bind("id", call.get("id"))
                                .mapTo(String.class)
                                .list());
    }

    /** The one row of that caller. */
    private static Map<String, Object> row(String caller) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery("select * from calls where caller = :caller")
                                .bind("caller", caller)
                                .mapToMap()
                                .one());
    }

    private static boolean standsAtThePostcode(String caller) {
        return Optional.ofNullable(row(caller).get("position"))
                .filter(position -> position.toString().contains("/ask-postcode"))
                .isPresent();
    }

    private static String databaseStart() {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery("select pg_postmaster_start_time()::text")
                                .mapTo(String.class)
                                .one());
    }
}
