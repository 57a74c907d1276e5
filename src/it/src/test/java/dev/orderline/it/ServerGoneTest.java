package dev.orderline.it;

import static dev.orderline.it.Lab.await;
import static dev.orderline.it.Lab.awaitSpeech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.PhoneCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What callers hear when the server is full, closed, killed, hung, or told to stop; those who come
 * by WebSocket (100) and those who come by AudioSocket (101). The order spares starts.
 */
@Tag("long")
@Isolated("kills the server")
@ExtendWith(SharedLab.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerGoneTest {
    private static final List<String> TRANSPORTS = List.of("100", "101");

    /** One frame, both lanes, in a recording. */
    private static final int FRAME_BYTES = 640;

    private static Lab lab;

    private final List<PhoneCall> calls = new ArrayList<>();

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
    }

    @AfterEach
    void hangUp() {
        calls.forEach(PhoneCall::close);
    }

    private PhoneCall dial(String caller, String extension) throws InterruptedException {
        PhoneCall call = lab.dial(caller, extension);
        calls.add(call);
        return call;
    }

    /** One call over each transport, from callers whose ids begin with {@code callers}. */
    private List<PhoneCall> dialBoth(String callers) throws InterruptedException {
        List<PhoneCall> both = new ArrayList<>();
        for (String extension : TRANSPORTS) both.add(dial(callers + extension, extension));
        return both;
    }

    private static void assertHear(List<PhoneCall> calls, String announcement) throws Exception {
        for (PhoneCall call : calls) lab.assertHears(call, announcement);
    }

    @Test
    @Order(1)
    void callsOverTheCapAreQueuedPolitely() throws Exception {
        lab.stack().needServer(Map.of());
        for (int i = 0; i < SharedLab.CAPACITY; i++)
            dial("1556000" + i, TRANSPORTS.get(i % TRANSPORTS.size()));
        await("all are running", () -> running("1556000") == SharedLab.CAPACITY);

        assertHear(dialBoth("1557999"), "busy");

        assertEquals(SharedLab.CAPACITY, running("1556000"));
        assertEquals(0, count("caller like '1557999%'"));
        hangUp();
        await("there is room for the next test", () -> running("1556000") == 0);
    }

    @Test
    @Order(2)
    void whenTheServerIsKilledTheDialplanSpeaksAndTheCallsAreNotLost() throws Exception {
        lab.stack().needServer(Map.of());
        List<PhoneCall> both = dialBoth("1558111");
        for (PhoneCall call : both) Lab.press(call, "1");
        for (String extension : TRANSPORTS)
            await("the turn is written", () -> wishIsWritten("1558111" + extension));

        lab.stack().killServer();
        assertHear(both, "fallback");
        lab.stack().needServer(Map.of());

        for (int i = 0; i < TRANSPORTS.size(); i++) {
            Made made = lab.made("1558111" + TRANSPORTS.get(i), both.get(i));
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
    void withoutTheServerTheDialplanSpeaks() throws Exception {
        lab.stack().killServer();
        assertHear(dialBoth("1558222"), "fallback");
    }

    @Test
    @Order(4)
    void outsideOpeningHoursTheCallerIsToldSo() throws Exception {
        // Three days from now, so that no zone's midnight matters.
        String otherDay =
                LocalDate.now(ZoneOffset.UTC)
                        .plusDays(3)
                        .getDayOfWeek()
                        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        lab.stack().needServer(Map.of("shop.hours", otherDay + " 08:00-20:00"));
        for (PhoneCall call : dialBoth("1558333")) {
            lab.assertHears(call, "closed");
            assertTrue(call.awaitEnd(Duration.ofSeconds(20)), "nobody hung up");
        }
        assertEquals(0, count("caller like '1558333%'"));
    }

    @Test
    @Order(5)
    void aServerToldToStopSendsItsCallersToAPersonAndTakesNoMore() throws Exception {
        lab.stack().needServer(Map.of());
        List<PhoneCall> running = dialBoth("1558444");
        for (PhoneCall call : running) awaitSpeech(call);

        lab.stack().stopServer();
        await("it drains", () -> lab.stack().log().contains("draining"));
        assertHear(dialBoth("1558555"), "busy");

        assertTrue(lab.stack().awaitServerEnd(Duration.ofSeconds(60)));
        lab.stack().needServer(Map.of());
        for (int i = 0; i < TRANSPORTS.size(); i++) {
            Made made = lab.made("1558444" + TRANSPORTS.get(i), running.get(i));
            assertEquals("handed-over server stopping PERSON", made.outcome());
            made.recordingIsWhole();
        }
    }

    @Test
    @Order(6)
    void aServerThatHangsIsGivenUp() throws Exception {
        lab.stack().needServer(Map.of());
        lab.stack().suspendServer(true);
        try {
            long dialled = System.nanoTime();
            List<PhoneCall> both = dialBoth("1558666");
            assertHear(both, "fallback");
            PhoneCall first = both.getFirst();
            System.out.printf(
                    "a server that hangs: fallback heard %d ms after dialling%n",
                    (first.answeredNanos() - dialled) / 1_000_000
                            + first.timeline().greeting().orElseThrow().toMillis());
        } finally {
            lab.stack().suspendServer(false);
        }
        assertTalksAgain("1558777");
    }

    @Test
    @Order(7)
    void withoutMediaTheDialplanSpeaks() throws Exception {
        lab.stack().needServer(Map.of());
        lab.stack().pointMediaAt(lab.stack().ports().nobody());
        try {
            assertHear(dialBoth("1558888"), "fallback");
        } finally {
            lab.stack().pointMediaAtServer();
        }
        assertTalksAgain("1558999");
        assertEquals(0, count("caller like '1558888%'"));
    }

    /** Our calls are answered by the server, not by the dialplan. */
    private void assertTalksAgain(String callers) throws Exception {
        for (PhoneCall call : dialBoth(callers)) awaitSpeech(call);
        await("both are running", () -> running(callers) == TRANSPORTS.size());
    }

    /** Whether the record holds the caller's wish, and the recording its sound. */
    private static boolean wishIsWritten(String caller) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select id, decided from calls join turns on call_id = id
                                        where caller = :caller and turns.state = 'wish'
                                        """)
                                .bind("caller", caller)
                                .map((row, _) ->
                                        recorded(row.getString("id"))
                                                >= row.getLong("decided") * FRAME_BYTES)
                                .findOne()
                                .orElse(false));
    }

    /** Bytes of the unfinished recording of a call; 0 if there is none. */
    private static long recorded(String call) {
        try (Stream<Path> files = Files.walk(lab.stack().data().resolve("recordings"))) {
            Optional<Path> file =
                    files.filter(each -> each.endsWith(call + ".wav.part")).findFirst();
            return file.isPresent() ? Files.size(file.get()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int running(String callers) {
        return count("caller like '" + callers + "%' and ended_at is null");
    }

    private static int count(String where) {
        return lab.database()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from calls where " + where)
                                .mapTo(Integer.class)
                                .one());
    }
}
