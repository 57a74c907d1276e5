package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Order-status calls by telephone: real SIP, real Asterisk, real Vosk, real MaryTTS, real
 * PostgreSQL; each over both transports (100 is WebSocket, 101 AudioSocket), and each checked
 * against the database.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PhoneCallsTest {
    private static final String LATE = "zero eight nine eight nine five three five";

    /** A scenario that is given the extension of each transport: WebSocket, then AudioSocket. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"100", "101"})
    private @interface OverBothTransports {}

    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start("calls", Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        lab.stop();
    }

    @OverBothTransports
    void aLateOrderByVoice(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .then(LATE)
                                .then("five five two two six")
                                .then("no thank you"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertEquals(
                List.of(
                        "greet",
                        "wish",
                        "ask-order",
                        "ask-postcode",
                        "late",
                        "anything-else",
                        "bye"),
                call.states());
        assertEquals("08989535", call.value("ask-order"));
        assertTrue(call.said("late").contains("bad weather"), call.said("late"));
        assertEquals("secret", call.answer("ask-postcode"));
        assertTrue(call.timeline().greeting().isPresent());
        assertEquals(0, call.timeline().botLevel().clippedSamples());
        call.recordingIsWhole();
    }

    @OverBothTransports
    void keysOnly(String extension) throws Exception {
        Made call =
                lab.call(extension, lab.presses("1").press("08989535").press("55226").press("2"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertEquals(
                List.of(
                        "greet",
                        "wish",
                        "ask-order",
                        "ask-postcode",
                        "late",
                        "anything-else",
                        "bye"),
                call.states());
        assertEquals("keyed", call.answer("ask-order"));
    }

    @OverBothTransports
    void speechOverAPromptStopsIt(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .bargeIn(Duration.ofMillis(500), LATE)
                                .then("five five two two six")
                                .then("no thank you"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertTrue(call.bargedIn("ask-order"));
        assertFalse(call.timeline().interruptions().isEmpty(), call.timeline()::toString);
    }

    @OverBothTransports
    void silenceTwiceThenKeys(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .hear()
                                .hear()
                                .press("08989535")
                                .press("55226")
                                .press("2"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertEquals(
                List.of("no-input", "no-input", "keyed"),
                call.answers("ask-order"),
                call::toString);
    }

    @OverBothTransports
    void aWrongPostcodeThreeTimesEndsWithAPerson(String extension) throws Exception {
        String number = lab.orderOfItsOwn(extension.equals("100") ? 0 : 1);
        Made call =
                lab.call(
                        extension,
                        lab.presses("1")
                                .press(number)
                                .press("00000")
                                .press(number)
                                .press("00001")
                                .press(number)
                                .press("00002")
                                .hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome());
        assertEquals(3, lab.wrongAttempts(call.caller()));
        assertFalse(call.transcript().contains("I found your order"));
    }

    @OverBothTransports
    void anUnknownOrderSoundsLikeAWrongPostcode(String extension) throws Exception {
        String number = lab.unknownOrder();
        Made call =
                lab.call(
                        extension,
                        lab.presses("1").press(number).press("55226").press("0#").hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome());
        assertEquals(
                "I am sorry. I find no order with that number and that postcode. Let us try once more.",
                call.said("not-matched"));
    }

    @OverBothTransports
    void anAgentIsAskedFor(String extension) throws Exception {
        Made call = lab.call(extension, lab.says("i want to talk to a person").hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome());
        assertEquals(List.of("greet", "wish", "person"), call.states());
    }

    @OverBothTransports
    void hangUpInMidPrompt(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order").hangUpAfter(Duration.ofMillis(800)));

        assertEquals("abandoned hung up HANG_UP", call.outcome());
        assertEquals("hung-up", call.answer("ask-order"));
        call.recordingIsWhole();
    }

    @OverBothTransports
    void whoRefusesRecordingLeavesNoSound(String extension) throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("do not record")
                                .press("1")
                                .press("08989535")
                                .press("55226")
                                .press("2"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertEquals("discarded", call.recording());
    }

    @OverBothTransports
    void anOrderInTransit(String extension) throws Exception {
        Lab.Order order = lab.inTransit();
        Made call =
                lab.call(
                        extension,
                        lab.says("track my package")
                                .then(Lab.spoken(order.number()))
                                .then(Lab.spoken(order.postcode()))
                                .then("no"));

        assertEquals("completed answered HANG_UP", call.outcome());
        assertTrue(call.states().contains("in-transit"), call.states()::toString);
    }
}
