package dev.orderline.ivr.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.Moment.End;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final String FILE = "a.yaml";
    private static final Books NOTHING = new Books(0, List.of(), List.of(), List.of());

    private static final Moment GREETING =
            new Moment(
                    "identify/ask-order",
                    List.of(
                            new Moment.Said("begin", "Hello.\n How are  you?"),
                            new Moment.Said("identify/ask-order", "Which order?")),
                    List.of(
                            new Moment.Done("a", "orders.verify", "refused"),
                            new Moment.Done("b", "orders.verify", "verified")),
                    Map.of("order", new Value.Digits("12345671"), "agreed", new Value.Name("yes")),
                    new End.NotYet());

    private static final Moment GOODBYE = over(new End.Ended(Target.HANG_UP, "answered", Map.of()));

    private static Moment over(End end) {
        return new Moment(
                "bye", List.of(new Moment.Said("bye", "Goodbye.")), List.of(), Map.of(), end);
    }

    /** A scenario of a greeting, what is expected of it, and a turn that ends the call. */
    private static Scenario scenario(String expected) {
        return read("scenario: A\nflow: welcome\ncall:\n  - " + expected + "\n  - says: goodbye\n");
    }

    private static Scenario read(String text) {
        var problems = new Problems();
        Scenario scenario = ScenarioReader.read(FILE, text, problems).orElseThrow();
        assertEquals(List.of(), problems.sorted());
        return scenario;
    }

    private static List<String> judged(Scenario scenario, Moment... moments) {
        return new Judge(scenario)
                .judge(Arrays.asList(moments), NOTHING).stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hears: Hello",
                "hears: hello. HOW are you? which",
                "hears: [Hello, order]",
                "state: identify/ask-order",
                "state: ask-order",
                "slots: {order: \"12345671\", agreed: yes, item: empty}",
                "did: {orders.verify: refused}",
                "did: {orders.verify: verified}",
            })
    void whatIsAsExpectedIsNotTold(String expected) {
        assertEquals(List.of(), judged(scenario(expected), GREETING, GOODBYE));
    }

    private static final String STANDS =
            "the call stands in identify/ask-order; said was: Hello.\n"
                    + " How are  you? Which order?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hears: Bananas|4:12: error: \"Bananas\" was not said; said was: Hello.",
                "hears: [order, Hello]|4:12: error: \"Hello\" was not said after that; said was:",
                "hears: [Hello, Hello]|4:12: error: \"Hello\" was not said after that; said was:",
                "state: order|4:12: error: state identify/ask-order; STANDS",
                "state: begin|4:12: error: state identify/ask-order; STANDS",
                "slots: {order: empty}|4:13: error: order is \"12345671\"; known is: agreed = yes,"
                        + " order = 12345671",
                "slots: {agreed: no}|4:13: error: agreed is \"yes\"; known is:",
                "slots: {item: red cap}|4:13: error: item is empty; known is:",
                "did: {orders.verify: gone}|4:11: error: orders.verify came out as refused,"
                        + " verified; STANDS",
                "did: {returns.open: opened}|4:11: error: returns.open was not done; STANDS",
                "ends: answered|4:11: error: the call has not ended so; STANDS",
                "ends in failure|4:5: error: nothing has failed; STANDS",
            })
    void whatIsOtherwiseIsToldAtItsPlace(String expected, String message) {
        List<String> problems = judged(scenario(expected), GREETING, GOODBYE);

        assertEquals(1, problems.size(), problems::toString);
        String wanted = FILE + ":" + message.replace("STANDS", STANDS);
        assertEquals(wanted, problems.getFirst().substring(0, wanted.length()));
    }

    @Test
    void everyExpectationIsJudged() {
        Scenario scenario =
                read(
                        """
                        scenario: A
                        flow: welcome
                        call:
                          - hears: Bananas
                          - state: nowhere
                          - slots: {a: x, b: y}
                          - says: goodbye
                          - ends: otherwise
                        """);

        assertEquals(5, judged(scenario, GREETING, GOODBYE).size());
    }

    @Test
    void theRightEndIsNotTold() {
        assertEquals(List.of(), judged(ending("ends: answered"), GOODBYE));
        assertEquals(
                List.of(),
                judged(
                        ending("ends: {to: person, reason: asked, facts: {order: \"1\"}}"),
                        over(
                                new End.Ended(
                                        Target.PERSON,
                                        "asked",
                                        Map.of("order", "1", "item", "red cap")))));
        assertEquals(List.of(), judged(ending("ends in failure"), over(new End.Failed())));
    }

    private static Scenario ending(String expected) {
        return read("scenario: A\nflow: welcome\ncall:\n  - " + expected + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ends: asked|4:11: error: the call has ended otherwise; the call ended in bye:"
                        + " answered; said was: Goodbye.",
                "ends: {to: person, reason: answered}|4:5: error: the call has ended otherwise; the"
                        + " call ended in bye: answered; said was: Goodbye.",
                "ends: {reason: answered, facts: {order: \"1\"}}|4:5: error: who goes on is not"
                        + " told that order is 1; they are told: {}",
                "ends in failure|4:5: error: nothing has failed; the call ended in bye: answered;"
                        + " said was: Goodbye.",
            })
    void anotherEndIsTold(String expected, String message) {
        assertEquals(List.of(FILE + ":" + message), judged(ending(expected), GOODBYE));
    }

    @Test
    void whoHasTheCallerInsteadIsTold() {
        assertEquals(
                List.of(
                        FILE
                                + ":4:11: error: the call has ended otherwise; the call ended in"
                                + " bye: answered, to queue; said was: Goodbye."),
                judged(
                        ending("ends: answered"),
                        over(new End.Ended(Target.QUEUE, "answered", Map.of()))));
    }

    @Test
    void aFailureAndAHangUpAreNoEnds() {
        assertEquals(
                List.of(
                        FILE
                                + ":4:11: error: the call has not ended so; something of ours failed"
                                + " in bye; said was: Goodbye."),
                judged(ending("ends: answered"), over(new End.Failed())));
        assertEquals(
                List.of(
                        FILE
                                + ":4:11: error: the call has not ended so; the caller hung up in bye;"
                                + " said was: Goodbye."),
                judged(ending("ends: answered"), over(new End.HungUp())));
    }

    @Test
    void aCallThatIsNotOverAtTheEndIsTold() {
        assertEquals(
                List.of(
                        FILE
                                + ":5:5: error: the call is not over after the last turn; let the"
                                + " caller go on or hang up; "
                                + STANDS),
                judged(scenario("hears: Hello"), GREETING, GREETING));
    }

    @Test
    void aTurnAfterTheEndIsToldAndTheRestIsNotJudged() {
        Scenario scenario =
                read(
                        """
                        scenario: A
                        flow: welcome
                        call:
                          - ends: answered
                          - says: goodbye
                          - hears: Bananas
                          - says: goodbye
                        then: {returns: red cap}
                        """);

        assertEquals(
                List.of(
                        FILE
                                + ":5:5: error: the call was over before this; the call ended in bye:"
                                + " answered; said was: Goodbye."),
                judged(scenario, GOODBYE));
    }

    @Test
    void aCallThatWasNotPlayedIsTold() {
        assertEquals(
                List.of(FILE + ":4:3: error: the call was over before this"),
                judged(scenario("hears: Hello")));
    }

    private static Scenario then(String facts) {
        return read("scenario: A\nflow: welcome\ncall: [hangs up]\nthen:\n  " + facts + "\n");
    }

    private static List<String> judged(String facts, Books books) {
        return new Judge(then(facts))
                .judge(List.of(GREETING, over(new End.HungUp())), books).stream()
                        .map(Problem::toString)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong-attempts: 2",
                "returns: [shoes, red cap]",
                "returns: [red cap, shoes]",
                "callbacks: return"
            })
    void factsThatAreSoAreNotTold(String fact) {
        assertEquals(
                List.of(),
                judged(
                        fact,
                        new Books(2, List.of("red cap", "shoes"), List.of(), List.of("return"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong-attempts: 2|5:19: error: there were 1 wrong attempts",
                "returns: [red cap, shoes]|5:12: error: on their way back are: red cap",
                "returns: [red cap, red cap]|5:12: error: on their way back are: red cap",
                "returns: empty|5:12: error: on their way back are: red cap",
                "callbacks: [return]|5:14: error: the caller waits to be called back about: none",
            })
    void factsThatAreNotSoAreTold(String fact, String message) {
        assertEquals(
                List.of(FILE + ":" + message),
                judged(fact, new Books(1, List.of("red cap"), List.of(), List.of())));
    }
}
