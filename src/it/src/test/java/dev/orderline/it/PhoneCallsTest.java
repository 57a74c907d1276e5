package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.timeline.Timeline;
import dev.orderline.speech.audio.Level;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Order-status calls by telephone: real SIP, real Asterisk, real Vosk, real MaryTTS, real
 * PostgreSQL; each over both transports (100 is WebSocket, 101 AudioSocket), and each checked
 * against the database. What no transport can change is in {@link PhoneDialogs}.
 */
@Tag("slow")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class PhoneCallsTest {
    private static final String LATE = "zero eight nine eight nine five three five";

    /** A scenario that is given the extension of each transport: WebSocket, then AudioSocket. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"100", "101"})
    private @interface OverBothTransports {}

    /** What the product promises from the caller's first loud frame, or a key's release. */
    private static final Duration STOPS = Duration.ofMillis(200);

    /** What a recorded voice has at its loudest, at least. */
    private static final double SPOKE_DBFS = -30;

    private static Lab lab;

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
    }

    @OverBothTransports
    void aLateOrderByVoice(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .then(LATE)
                                .then("five five two two six")
                                .then("no thank you")
                                .cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
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
                call.states());
        assertEquals("08989535", call.value("ask-order", "order"));
        assertTrue(call.said("late").contains("bad weather"), call.said("late"));
        assertEquals("secret", call.answer("ask-postcode"));
        assertTrue(call.timeline().greeting().isPresent());
        assertEquals(0, call.timeline().botLevel().clippedSamples());
        call.recordingIsWhole();
        for (String state : List.of("wish", "ask-order", "anything-else"))
            assertTrue(Level.peak(call.callerIn(state)) > SPOKE_DBFS, state);
        short[] postcode = call.callerIn("ask-postcode");
        assertArrayEquals(new short[postcode.length], postcode, "the secret answer is heard");
        Alignment.check(call);
    }

    @OverBothTransports
    void keysOnly(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.presses("1").press("08989535").press("55226").press("2").cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
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
                call.states());
        assertEquals("keyed", call.answer("ask-order"));
        assertEquals(5, lab.stars(call));
        Alignment.check(call);
    }

    @OverBothTransports
    void speechOverAPromptStopsIt(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .bargeIn(Duration.ofMillis(500), LATE)
                                .then("five five two two six")
                                .then("no thank you")
                                .cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        assertTrue(call.bargedIn("ask-order"));
        stopsInTime(call, false);
    }

    @OverBothTransports
    void aKeyOverAPromptStopsIt(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.presses("1").cutIn("08989535").cutIn("55226").press("2").cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        assertTrue(call.bargedIn("ask-order"));
        assertEquals("keyed", call.answer("ask-order"));
        assertEquals("08989535", call.value("ask-order", "order"));
        stopsInTime(call, true);
    }

    /** From when the caller first cut in the prompt was heard for {@link #STOPS} at most. */
    private static void stopsInTime(Made call, boolean byKey) {
        List<Timeline.Interruption> cuts =
                call.timeline().interruptions().stream()
                        .filter(cut -> cut.byKey() == byKey)
                        .toList();
        assertFalse(cuts.isEmpty(), call.timeline()::toString);
        assertTrue(cuts.getFirst().stoppedAfter().compareTo(STOPS) <= 0, cuts::toString);
    }

    @OverBothTransports
    void aCallerWhoVanishesIsNoticed(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order").vanishAfter(Duration.ofMillis(800)));

        assertEquals("abandoned hung up HANG_UP", call.outcome(), call::toString);
        call.recordingIsWhole();
    }

    @OverBothTransports
    void anAgentIsAskedFor(String extension) throws Exception {
        Made call = lab.call(extension, lab.says("i want to talk to a person").hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome(), call::toString);
        assertEquals(List.of("greet", "wish", "person"), call.states());
    }

    @OverBothTransports
    void hangUpInMidPrompt(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order").hangUpAfter(Duration.ofMillis(800)));

        assertEquals("abandoned hung up HANG_UP", call.outcome(), call::toString);
        assertEquals("hung-up", call.answer("ask-order"));
        call.recordingIsWhole();
    }

    @OverBothTransports
    void whoRefusesRecordingLeavesNoSound(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("do not record")
                                .cutIn("1")
                                .cutIn("08989535")
                                .cutIn("55226")
                                .press("2")
                                .cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        assertEquals("discarded", call.recording());
        assertEquals(List.of(), call.files());
    }
}
