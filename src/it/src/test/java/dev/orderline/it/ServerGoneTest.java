package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.Answer;
import dev.orderline.phone.Noticed;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What callers hear when the server is full, killed, or told to stop. Tests here follow one another
 * on one stack.
 */
@Tag("slow")
@Isolated("kills the server")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerGoneTest {
    private static final int CAPACITY = 20;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration ANNOUNCED = Duration.ofSeconds(20);

    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab =
                Lab.start(
                        "gone",
                        Map.of(
                                "calls.capacity",
                                Integer.toString(CAPACITY),
                                "calls.drain-seconds",
                                "2"));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.stop();
    }

    @Test
    @Order(1)
    void theCallOverTheCapIsQueuedPolitely() throws Exception {
        List<PhoneCall> calls = new ArrayList<>();
        try (Phone phone = lab.stack().phone()) {
            try {
                for (int i = 0; i < CAPACITY; i++) calls.add(accepted(phone, "1556000" + i));
                for (PhoneCall call : calls) assertInstanceOf(Noticed.At.class, speech(call, SOON));
                try (PhoneCall oneMore = accepted(phone, "15579999")) {
                    assertHears(oneMore, "busy");
                }
                assertEquals(CAPACITY, count("caller like '1556000%'"));
                assertEquals(0, count("caller = '15579999'"));
            } finally {
                for (PhoneCall call : calls) call.close();
            }
        }
        // The next test's caller must find room.
        await(() -> count("caller like '1556000%' and ended_at is not null") == CAPACITY);
    }

    @Test
    @Order(2)
    void whenTheServerIsKilledTheDialplanSpeaksAndTheCallIsNotLost() throws Exception {
        try (Phone phone = lab.stack().phone();
                PhoneCall call = accepted(phone, "15581111")) {
            call.ear().awaitPromptEnd(call.answeredNanos(), Duration.ofMillis(700), ANNOUNCED);
            call.press("1");
            assertTrue(call.awaitSaid(SOON));
            assertInstanceOf(Noticed.At.class, call.ear().awaitSpeech(call.lastSaidNanos(), SOON));
            await(() -> isWritten("15581111", 2));

            lab.stack().killServer();
            assertHears(call, "fallback");
            lab.stack().restartServer();

            Made made = lab.made("15581111", call);
            assertEquals("died server died PERSON", made.outcome());
            assertEquals("cut", made.recording());
            assertEquals(List.of("greet", "wish"), made.states());
            assertTrue(
                    made.wav().lane(1).length >= made.lastFrame() * 160,
                    "the recording ends before the last turn");
        }
    }

    @Test
    @Order(3)
    void withoutTheServerTheDialplanSpeaksAtOnce() throws Exception {
        lab.stack().killServer();
        try (Phone phone = lab.stack().phone();
                PhoneCall call = accepted(phone, "15582222")) {
            assertHears(call, "fallback");
        }
        lab.stack().restartServer();
    }

    @Test
    @Order(4)
    void aServerToldToStopSendsItsCallersToAPersonAndTakesNoMore() throws Exception {
        try (Phone phone = lab.stack().phone();
                PhoneCall running = accepted(phone, "15583333")) {
            assertInstanceOf(Noticed.At.class, speech(running, SOON));

            lab.stack().stopServer();
            await(() -> lab.stack().log().contains("draining"));
            try (PhoneCall late = accepted(phone, "15584444")) {
                assertHears(late, "busy");
            }
            assertTrue(lab.stack().awaitServerEnd(Duration.ofSeconds(40)));
            lab.stack().restartServer();
            Made made = lab.made("15583333", running);
            assertEquals("handed-over server stopping PERSON", made.outcome());
            made.recordingIsWhole();
        }
    }

    private static PhoneCall accepted(Phone phone, String caller) throws InterruptedException {
        return assertInstanceOf(Answer.Accepted.class, phone.dial(caller, "100").await()).call();
    }

    private static Noticed speech(PhoneCall call, Duration atMost) throws InterruptedException {
        return call.ear().awaitSpeech(call.answeredNanos(), atMost);
    }

    /** Waits until {@code event} has happened; nothing tells of it. */
    private static void await(BooleanSupplier event) throws InterruptedException {
        long until = System.nanoTime() + ANNOUNCED.toNanos();
        while (!event.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "it did not happen");
            Thread.sleep(50);
        }
    }

    private static int count(String where) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from calls where " + where)
                                .mapTo(Integer.class)
                                .one());
    }

    /** Whether the {@code nth} turn is in the database, and what was said by then on the disk. */
    private static boolean isWritten(String caller, int nth) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select call_id, decided from turns join calls on id = call_id"
                                                + " where caller = :caller and index = :nth")
                                .bind("caller", caller)
                                .bind("nth", nth)
                                .map((row, _) ->
                                        recorded(row.getString("call_id"))
                                                >= row.getInt("decided") * Frame.SAMPLES)
                                .findOne()
                                .orElse(false));
    }

    /** How many samples the unfinished recording of a call holds. */
    private static int recorded(String call) {
        Path recordings = lab.stack().data().resolve("recordings");
        try (Stream<Path> files = Files.walk(recordings)) {
            Path file =
                    files.filter(each -> each.endsWith(call + ".wav.part"))
                            .findFirst()
                            .orElseThrow();
            return Wav.read(file).lane(1).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The caller hears, within twenty seconds, the dialplan's own announcement of that name. */
    private static void assertHears(PhoneCall call, String announcement) throws Exception {
        short[] sound =
                Wav.read(
                                lab.stack()
                                        .data()
                                        .resolve(
                                                "asterisk/sounds/orderline/"
                                                        + announcement
                                                        + ".wav"))
                        .lane(0);
        long until = System.nanoTime() + ANNOUNCED.toNanos();
        double best = 0;
        while (System.nanoTime() < until) {
            boolean over = call.awaitEnd(Duration.ofSeconds(1));
            best = Math.max(best, Likeness.of(sound, Lanes.of(call.tape()).bot()));
            if (best > 0.9) return;
            if (over) break;
        }
        Lanes.of(call.tape())
                .stereo()
                .write(lab.stack().data().resolve("not-" + announcement + ".wav"));
        throw new AssertionError(
                "the caller did not hear \""
                        + announcement
                        + "\": likeness "
                        + best
                        + "\n"
                        + call.timeline());
    }
}
