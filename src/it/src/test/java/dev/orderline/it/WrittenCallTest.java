package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.scenario.Books;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.ScenarioReader;
import dev.orderline.ivr.scenario.TextPlayer;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WrittenCallTest {
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
    private static final CallId CALL = CallId.random();
    private static final Books NOTHING = new Books(0, List.of(), List.of(), List.of());
    private static final String FLOW =
            """
            flow: snack
            start: greet
            filler: One moment please.
            sorry: I am sorry, something went wrong.
            lifeboat: Let us go on with your keypad.
            everywhere:
              person: {phrases: ["agent"], key: "0", then: person}
            slots: {count: {number: 1-20}, pin: {digits: 4}}
            states:
              greet: {say: Welcome., then: ask}
              ask:
                ask: How many cakes?
                fill: count
                help: Say a number.
                no-match: [How many?]
                no-input: [How many?]
                otherwise: person
                then: ask-pin
              ask-pin:
                ask: What is your number?
                fill: pin
                help: Say four digits.
                secret: yes
                no-match: [Your number?]
                no-input: [Your number?]
                otherwise: person
                then: cake
              cake: {say: Here they are., end: cake}
              person: {say: One moment., transfer: person, reason: asked}
            """;

    /** Of the scenario; what it says of slots is in its sixth line. */
    private static final String CALL_OF_TWO_TURNS =
            """
            scenario: Cakes
            flow: snack
            call:
              - hears: [Welcome, How many]
              - says: three
              - slots: {count: "3"}
              - keys: "1234"
              - ends: cake
            """;

    private final List<CallEvent.TurnEnded> turns = new ArrayList<>();

    @Test
    void aCallLikeThatInTextIsGood() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", spoken("three", "3"));
        turn("ask-pin", "What is your number?", new Answer.Secret(false, true));
        turn("cake", "Here they are.", new Answer.NoInput());
        Played played = played(new Outcome.Completed("cake"), "");
        assertEquals(List.of(), played.problems());
        assertEquals(List.of(), played.misheard());
    }

    @Test
    void whatWasUnderstoodOtherwiseIsTheProblemThatIsTold() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", spoken("thirteen", "13"));
        turn("ask-pin", "What is your number?", new Answer.Secret(false, true));
        turn("cake", "Here they are.", new Answer.NoInput());
        Played played = played(new Outcome.Completed("cake"), "");
        assertEquals(5, onlyProblem(played).place().line());
        assertEquals("thirteen", played.misheard().getFirst().heard());
    }

    @Test
    void whoWasNotUnderstoodWentAnotherWay() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", new Answer.NoInput());
        turn("ask", "How many?", spoken("three", "3"));
        turn("ask-pin", "What is your number?", new Answer.Secret(false, true));
        turn("cake", "Here they are.", new Answer.NoInput());
        assertEquals(5, onlyProblem(played(new Outcome.Completed("cake"), "")).place().line());
    }

    @Test
    void anEndThatWasAnotherIsTold() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", spoken("three", "3"));
        turn("ask-pin", "What is your number?", new Answer.Secret(false, true));
        turn("cake", "Here they are.", new Answer.NoInput());
        var outcome = new Outcome.HandedOver(Target.PERSON, "server stopping", Map.of());
        assertEquals(7, onlyProblem(played(outcome, "")).place().line());
    }

    @Test
    void theCallerWhoHangsUpIsNoTurnMore() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", new Answer.Gone(HungUp.By.CALLER));
        Scenario scenario =
                scenario("scenario: Gone\nflow: snack\ncall:\n  - hears: How many\n  - hangs up\n");
        Played played = played(scenario, new Outcome.Abandoned("ask", HungUp.By.CALLER), "");
        assertEquals(List.of(), played.problems());
    }

    @Test
    void whatTheCallerCouldNotDoIsTold() throws InterruptedException {
        greeting();
        turn("ask", "How many cakes?", spoken("three", "3"));
        turn("ask-pin", "What is your number?", new Answer.Secret(false, true));
        turn("cake", "Here they are.", new Answer.NoInput());
        Played played = played(new Outcome.Completed("cake"), "step 2: no prompt came to its end");
        assertEquals(
                "the caller could not go on: step 2: no prompt came to its end",
                onlyProblem(played).what());
    }

    private static Problem onlyProblem(Played played) {
        assertEquals(1, played.problems().size(), played.problems()::toString);
        return played.problems().getFirst();
    }

    private void greeting() {
        turn("greet", "Welcome.", new Answer.NoInput());
    }

    private static Answer spoken(String words, String count) {
        return new Answer.Spoken(
                List.of(new Hypothesis(words, 0)), 0, Optional.of(Meaning.of("count", count)));
    }

    private void turn(String state, String said, Answer answer) {
        var timing =
                new Timing(0, 1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 1);
        boolean secret = answer instanceof Answer.Secret;
        turns.add(
                new CallEvent.TurnEnded(
                        CALL, turns.size() + 1, state, said, timing, answer, secret));
    }

    private Played played(Outcome outcome, String trouble) throws InterruptedException {
        return played(scenario(CALL_OF_TWO_TURNS), outcome, trouble);
    }

    private Played played(Scenario scenario, Outcome outcome, String trouble)
            throws InterruptedException {
        CompiledFlow flow = compiled();
        Played text = new TextPlayer(FlowTools::actions, ZoneOffset.UTC).play(scenario, flow, NOW);
        assertEquals(List.of(), text.problems());
        var record =
                new CallRecord(
                        "here",
                        Optional.empty(),
                        new CallEvent.Started(
                                CALL,
                                NOW,
                                new Caller(new CallerNumber("1"), "100"),
                                Transport.WEBSOCKET,
                                "snack@1"),
                        turns,
                        List.of(),
                        Optional.of(new CallEvent.Ended(CALL, NOW, outcome, 1, 0, 0, 0)),
                        Optional.empty());
        return WrittenCall.of(record, flow, text, NOTHING, trouble).against(text);
    }

    private static Scenario scenario(String text) {
        var problems = new Problems();
        return ScenarioReader.read("tests/snack/one.yaml", text, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    }

    private static CompiledFlow compiled() {
        CompiledFlow.Tools tools =
                FlowTools.over(new TrialShop(Clock.fixed(NOW, ZoneOffset.UTC)), List.of());
        Report report =
                new FlowChecker(tools, Map.of())
                        .check(new FlowFiles(Map.of("snack.yaml", FLOW)), "snack");
        if (!report.isGood()) throw new AssertionError(report.errors().toString());
        return new CompiledFlow("snack@1", report.bundle(), tools);
    }
}
