package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallReportTest {
    private static final CallId CALL_ID = new CallId("0123456789abcdef".repeat(2));
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static final CallRecord CALL =
            call(
                    new CallerNumber("+18035550123"),
                    List.of(
                            turn(
                                    1,
                                    new Timing(
                                            10,
                                            200,
                                            OptionalInt.of(120),
                                            OptionalInt.of(110),
                                            OptionalInt.of(160),
                                            175),
                                    new Answer.Spoken(
                                            List.of(
                                                    new Hypothesis("where is my order", -3.25),
                                                    new Hypothesis("where is my otter", -4)),
                                            0,
                                            Optional.of(Meaning.choice("status")))),
                            turn(
                                    2,
                                    new Timing(
                                            185,
                                            300,
                                            OptionalInt.empty(),
                                            OptionalInt.of(320),
                                            OptionalInt.of(400),
                                            400),
                                    new Answer.Secret(false, true)),
                            turn(
                                    3,
                                    new Timing(
                                            415,
                                            500,
                                            OptionalInt.empty(),
                                            OptionalInt.empty(),
                                            OptionalInt.empty(),
                                            500),
                                    new Answer.NoInput())));

    @Test
    void aCallIsOneLineOfTheTable() {
        assertEquals(
                """
                call      began                caller            lasted  outcome                           turns  response  recording
                01234567  2026-11-23 10:00:00  ...123            10.0 s  completed: answered                   3    400 ms  whole
                """,
                report(false).table(List.of(CALL)).replaceAll(" +\n", "\n"));
    }

    @Test
    void aCallIsShownWithWhoSpokeWhen() {
        assertEquals(
                """
                call       0123456789abcdef0123456789abcdef
                began      2026-11-23 10:00:00 at here
                caller     ...123 dialled 100
                way        websocket, flow order-status@1
                outcome    completed: answered
                audio      10.0 s, 2 frames filled, 1 dropped; 40 % decoded
                response   400 ms (median)
                recording  2026/11/23/x.wav
                           sha256 00

                turn 1, ask-1
                    0:00.20  we      Prompt 1.
                    0:02.40          (cut short by the caller)
                    0:02.20  caller  "where is my order" (-3.3) = status
                                    or  "where is my otter" (-4.0)
                    0:03.20          (end; understood 300 ms later, answered 500 ms later)

                turn 2, ask-2
                    0:03.70  we      Prompt 2.
                    0:06.00          (end)
                    0:06.40  caller  keys kept secret
                    0:08.00          (end; understood 0 ms later, answered 300 ms later)

                turn 3, ask-3
                    0:08.30  we      Prompt 3.
                    0:10.00          (end)
                    0:10.00  caller  silence
                """,
                report(false).details(CALL));
    }

    @Test
    void aCallThatLostItsServerTellsWhereItWentOnByKeys() {
        var over =
                new CallRecord(
                        CALL.node(),
                        Optional.of(new CallRecord.TakenOver("there", 1)),
                        CALL.started(),
                        CALL.turns(),
                        CALL.acts(),
                        CALL.ended(),
                        CALL.recording());

        String details = report(false).details(over);
        assertTrue(
                details.contains("by keys    after turn 1, at there: its server was gone"),
                details);
        assertTrue(
                details.contains("--- the server was gone; by keys from here\n\nturn 2"), details);
        assertTrue(new CallJson(report(false)).details(over).contains("\"afterTurn\" : 1"));
    }

    @Test
    void aNumberIsToldWholeOnlyWhenAsked() {
        assertTrue(report(true).details(CALL).contains("+18035550123 dialled"));
        assertTrue(
                report(true)
                        .details(call(CallerNumber.WITHHELD, List.of()))
                        .contains("withheld dialled"));
        assertEquals("...2", report(false).caller(new CallerNumber("12")));
    }

    @Test
    void jsonMasksTheNumberToo() {
        String json = new CallJson(report(false)).details(CALL);
        assertTrue(json.contains("\"caller\" : \"...123\""), json);
        assertTrue(json.contains("\"responseMedianMs\" : 400"), json);
        assertTrue(json.contains("\"words\" : \"where is my otter\""), json);
    }

    private static CallReport report(boolean full) {
        return new CallReport(ZoneOffset.UTC, full);
    }

    private static TurnEnded turn(int index, Timing timing, Answer answer) {
        return new TurnEnded(
                CALL_ID,
                index,
                "ask-" + index,
                "Prompt " + index + ".",
                timing,
                answer,
                answer instanceof Answer.Secret);
    }

    private static CallRecord call(CallerNumber number, List<TurnEnded> turns) {
        return new CallRecord(
                "here",
                Optional.empty(),
                new Started(
                        CALL_ID,
                        START,
                        new Caller(number, "100"),
                        Transport.WEBSOCKET,
                        "order-status@1"),
                turns,
                List.of(),
                Optional.of(
                        new Ended(
                                CALL_ID,
                                START.plusSeconds(10),
                                new Outcome.Completed("answered"),
                                500,
                                2,
                                1,
                                200)),
                Optional.of(new RecordingEnd.Whole("2026/11/23/x.wav", "00")));
    }
}
