package dev.orderline.ivr.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flows;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.recognition.Meaning;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped flow, changed in one place, and calls that were made before. */
class ReplayerTest {
    private static final CompiledFlow.Tools TOOLS =
            FlowTools.over(
                    new TrialShop(Clock.fixed(Recorder.NOW.toInstant(), Recorder.NOW.getZone())),
                    List.of("blue rain jacket"));
    private static final FlowFiles SHIPPED = Flows.shipped();
    private static final CompiledFlow THEN = Flows.compiled(SHIPPED, "welcome", TOOLS);

    private static final String LATE = digits(DemonstrationOrders.LATE);
    private static final String DELIVERED = digits(DemonstrationOrders.DELIVERED);

    private static String digits(OrderNumber number) {
        return number.digits();
    }

    private static String postcode(OrderNumber number) {
        return DemonstrationOrders.at(Recorder.NOW).stream()
                .filter(placed -> placed.order().number().equals(number))
                .findFirst()
                .orElseThrow()
                .postcode()
                .digits();
    }

    private static RecordedCall lateOrder(String... wishes) {
        List<String> answers = new ArrayList<>(List.of(wishes));
        answers.addAll(List.of(LATE, postcode(DemonstrationOrders.LATE), "no thank you", "5"));
        return Recorder.call(THEN, answers.toArray(String[]::new));
    }

    /** A return by keys, in which the second of the things is too small. */
    private static RecordedCall aReturn(String sure) {
        return Recorder.call(
                THEN,
                "i want to return something",
                DELIVERED,
                postcode(DemonstrationOrders.DELIVERED),
                "1",
                "it is too small",
                sure,
                "no",
                "5");
    }

    /** The shipped flow, with {@code old} in {@code file} written otherwise. */
    private static CompiledFlow changed(String file, String old, String other) {
        return changed(file, Map.of(old, other));
    }

    private static CompiledFlow changed(String file, Map<String, String> others) {
        Map<String, String> texts = new HashMap<>(SHIPPED.texts());
        String text = texts.getOrDefault(file, "");
        for (String old : others.keySet())
            assertTrue(text.contains(old), () -> "no \"" + old + "\" in " + file);
        String any = others.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        texts.put(
                file,
                Pattern.compile(any)
                        .matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(others.getOrDefault(found.group(), ""))));
        return Flows.compiled(new FlowFiles(texts), "welcome", TOOLS);
    }

    /** "Where is my order" leads to a person, "a refund" to the order. */
    private static CompiledFlow swapped() {
        return changed(
                "welcome.yaml",
                Map.of(
                        "then: status\n",
                        "then: other-wish\n",
                        "then: other-wish\n",
                        "then: status\n"));
    }

    private static Verdict replay(CompiledFlow now, RecordedCall call) {
        return replayed(now, new WordsThen(), call).verdict();
    }

    private static Replayed replayed(CompiledFlow now, Rehearing rehearing, RecordedCall call) {
        return new Replayer(now, TOOLS.actions(), rehearing, Recorder.NOW.getZone()).replay(call);
    }

    private static final Verdict SAME = new Verdict.Same(0);

    private static String why(Verdict verdict) {
        return assertInstanceOf(Verdict.Unknown.class, verdict).why();
    }

    @Test
    void throughTheSameFlowEveryCallGoesTheSameWay() {
        for (RecordedCall call :
                List.of(
                        lateOrder("where is my order"),
                        lateOrder("my cat sat on the keyboard", "", "1"),
                        lateOrder("please repeat", "1"),
                        lateOrder("do not record", "where is my order"),
                        aReturn("yes please"),
                        aReturn("no"),
                        Recorder.call(THEN, "agent"),
                        Recorder.call(THEN, "", "", ""),
                        Recorder.call(THEN, "where is my order", Recorder.HANGS_UP),
                        Recorder.call(THEN, "1", LATE, "00000", LATE, "00001", LATE, "00002", "0")))
            assertEquals(SAME, replay(THEN, call), call::toString);
    }

    @Test
    void aCallerWhoseWishLeadsToAnotherStateIsLedElsewhere() {
        CompiledFlow now = swapped();
        Replayed replayed = replayed(now, new WordsThen(), lateOrder("where is my order"));
        assertEquals(
                new Verdict.Elsewhere(
                        new Point.Spoken("status/identify/ask-order"),
                        new Point.Ended("person", Target.PERSON, "asked")),
                replayed.verdict());
        assertEquals("wish", replayed.exchanges().getLast().then().state());
        assertEquals("where is my order", replayed.exchanges().getLast().now().words());
        assertEquals(SAME, replay(now, aReturn("yes please")));
    }

    @Test
    void whatIsNoLongerUnderstoodIsAskedAgain() {
        CompiledFlow now = changed("welcome.yaml", "- \"[i want to] track [my] <order>\"\n", "\n");
        assertEquals(
                new Verdict.Elsewhere(
                        new Point.Spoken("status/identify/ask-order"), new Point.Spoken("wish")),
                replay(now, lateOrder("track my package")));
    }

    @Test
    void whatIsUnderstoodNowSparesTheCallerTheSecondQuestion() {
        CompiledFlow now =
                changed(
                        "welcome.yaml",
                        "- \"[i want to] track [my] <order>\"\n",
                        "- \"[i want to] track [my] <order>\"\n          - \"find my stuff\"\n");
        RecordedCall call = lateOrder("find my stuff", "find my stuff", "1");
        assertEquals(new Verdict.Same(2), replay(now, call));
    }

    @Test
    void whatIsOnlySaidMayComeAndGo() {
        CompiledFlow more =
                changed(
                        "identify.yaml",
                        "    then: verify\n\n  verify:",
                        "    then: moment\n\n  moment:\n    say: One moment please.\n    then: verify\n\n  verify:");
        assertEquals(SAME, replay(more, lateOrder("where is my order")));
        RecordedCall call =
                Recorder.call(
                        more,
                        "where is my order",
                        LATE,
                        postcode(DemonstrationOrders.LATE),
                        "no",
                        "5");
        assertEquals(SAME, replay(THEN, call));
    }

    @Test
    void anotherEndIsElsewhere() {
        CompiledFlow now = changed("welcome.yaml", "end: answered", "end: settled");
        assertEquals(
                new Verdict.Elsewhere(
                        new Point.Ended("bye", Target.HANG_UP, "answered"),
                        new Point.Ended("bye", Target.HANG_UP, "settled")),
                replay(now, lateOrder("1")));
    }

    @Test
    void whatWasNotDoneThenCannotBeTold() {
        CompiledFlow now =
                changed(
                        "order-status.yaml",
                        "    on: {verified: look-up, not-found: not-found}\n",
                        "    on: {verified: items, not-found: not-found}\n\n  items:\n    do: orders.items\n    on: {some: look-up, gone: not-found}\n");
        assertEquals(
                "the flow now does orders.items in status/items, which was not done then",
                why(replay(now, lateOrder("1"))));
    }

    @Test
    void aReturnThatWouldNoLongerBeOpenedIsTold() {
        CompiledFlow now =
                changed(
                        "return-an-item.yaml",
                        "{if: agreed is yes, then: open}",
                        "{if: agreed is no, then: open}");
        assertEquals(
                new Verdict.Elsewhere(
                        new Point.Done("returns.open", "opened"),
                        new Point.NotDone("returns.open")),
                replay(now, aReturn("yes please")));
        assertEquals(
                "the flow now does returns.open in return/open, which was not done then",
                why(replay(now, aReturn("no"))));
    }

    @Test
    void anotherOrderThatIsHeardNowIsElsewhere() {
        String other = digits(DemonstrationOrders.IN_TRANSIT);
        Rehearing rehearing =
                (_, turn, spoken, question) ->
                        turn.state().endsWith("ask-order")
                                ? new Rehearing.Reheard.Heard(
                                        new Ear.Heard(
                                                new dev.orderline.ivr.flow.Answer.Meant(
                                                        Meaning.of("order", other), true),
                                                other))
                                : new WordsThen().hear(lateOrder("1"), turn, spoken, question);
        RecordedCall call =
                Recorder.call(THEN, "where is my order", spoken(LATE), "55226", "no", "5");
        var here = new Point.Spoken("status/identify/ask-order");
        assertEquals(new Verdict.Elsewhere(here, here), replayed(THEN, rehearing, call).verdict());
    }

    private static String spoken(String digits) {
        List<String> names =
                List.of(
                        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
                        "nine");
        return String.join(" ", digits.chars().mapToObj(digit -> names.get(digit - '0')).toList());
    }

    @Test
    void aWayThatGoesByASecretCannotBeTold() {
        CompiledFlow now =
                changed(
                        "identify.yaml",
                        "    then: verify\n\n  verify:",
                        "    then: near\n\n  near:\n    choose:\n      - {if: postcode is 11111, then: not-matched}\n    otherwise: verify\n\n  verify:");
        assertEquals(
                "it goes by a secret answer, of which nothing is kept",
                why(replay(now, lateOrder("1"))));
    }

    @Test
    void aPersonAskedForInASecretQuestionCannotBeTold() {
        RecordedCall call = Recorder.call(THEN, "1", LATE, "agent");
        assertEquals(
                "it goes by a secret answer, of which nothing is kept", why(replay(THEN, call)));
    }

    @Test
    void withoutSoundSpokenAnswersCannotBeTold() {
        Rehearing deaf = (_, _, _, _) -> new Rehearing.Reheard.Unheard("no recording");
        assertEquals(
                "no recording",
                why(replayed(THEN, deaf, lateOrder("where is my order")).verdict()));
        assertEquals(
                SAME,
                replayed(
                                THEN,
                                deaf,
                                Recorder.call(
                                        THEN, "1", LATE, postcode(DemonstrationOrders.LATE), "2"))
                        .verdict());
    }

    @Test
    void aCallThatOurDeskBrokeOffIsComparedUpToThere() {
        RecordedCall whole = Recorder.call(THEN, "1", LATE, "55226", "2");
        List<TurnEnded> turns = new ArrayList<>(whole.turns().subList(0, 4));
        TurnEnded last = turns.getLast();
        int index = last.index() + 1;
        int decided = last.timing().decided() + 10;
        turns.add(
                new TurnEnded(
                        whole.id(),
                        index,
                        "status/identify/verify",
                        "I am sorry.",
                        timing(last.timing().decided(), decided),
                        new Answer.NoInput(),
                        false));
        RecordedCall broken =
                new RecordedCall(
                        whole.started(),
                        turns,
                        List.of(),
                        new Outcome.Failed("status/identify/verify", "desk"),
                        whole.recording());
        assertEquals(SAME, replay(THEN, broken));
        CompiledFlow now = swapped();
        assertInstanceOf(Verdict.Elsewhere.class, replay(now, broken));
    }

    @Test
    void whatAnActionCannotHaveAnsweredIsNoAnswer() {
        RecordedCall call = lateOrder("1");
        Acted verified = call.acts().getFirst();
        for (Action.Result forged :
                List.of(
                        Action.Result.of("anything"),
                        new Action.Result("verified", Map.of("order", new Value.Words("none")))))
            assertEquals(
                    "what orders.verify answered then is no answer of it now",
                    why(replay(THEN, withFirst(call, verified, forged))));
    }

    private static RecordedCall withFirst(RecordedCall call, Acted act, Action.Result result) {
        List<Acted> acts = new ArrayList<>(call.acts());
        acts.set(
                0,
                new Acted(
                        act.call(),
                        act.index(),
                        act.turns(),
                        act.state(),
                        act.action(),
                        result,
                        act.frames()));
        return new RecordedCall(
                call.started(), call.turns(), acts, call.outcome(), call.recording());
    }

    private static Timing timing(int from, int to) {
        return new Timing(
                from, to, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), to);
    }

    @Test
    void recordsThatNoCallCanHaveWrittenAreRefused() {
        RecordedCall call = lateOrder("where is my order");
        List<TurnEnded> gap = List.of(call.turns().get(1));
        List<TurnEnded> back = new ArrayList<>(call.turns());
        TurnEnded second = back.get(1);
        back.set(
                1,
                new TurnEnded(
                        second.call(),
                        2,
                        second.state(),
                        second.said(),
                        timing(0, 0),
                        second.answer(),
                        false));
        List<Acted> late = List.of(call.acts().getLast());
        for (var wrong : List.of(gap, back))
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new RecordedCall(
                                    call.started(),
                                    wrong,
                                    List.of(),
                                    call.outcome(),
                                    call.recording()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new RecordedCall(
                                call.started(),
                                call.turns(),
                                late,
                                call.outcome(),
                                call.recording()));
    }

    @Test
    void aTurnBeginsAfterTheTurnBeforeAndWhatWasDoneBetween() {
        RecordedCall call = lateOrder("1");
        TurnEnded told = call.turns().get(4);
        assertEquals(0, call.began(call.turns().getFirst()));
        assertEquals(
                call.turns().get(3).timing().decided() + 6, // two actions of three frames
                call.began(told));
    }
}
