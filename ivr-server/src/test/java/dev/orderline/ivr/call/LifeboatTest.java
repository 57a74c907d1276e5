package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.LostCalls.LostCall;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls over the shipped flow that have lost their server. */
class LifeboatTest {
    private static final String ORDER = "08989535";
    private static final String POSTCODE = "55226";
    private static final CallId ID = new CallId("0123456789abcdef0123456789abcdef");
    private static final Caller CALLER = new Caller(new CallerNumber("15551234"), "100");

    private final OrderDesk desk = CallFixture.desk();
    private final CompiledFlow flow = CallFixture.flow(desk);
    private final MemoryArchive archive = new MemoryArchive();
    private final Map<CallId, LostCall> lost = new HashMap<>();
    private final Set<CallId> taken = new HashSet<>();
    private final ScriptedKeypad caller = new ScriptedKeypad();
    private OpeningHours hours = OpeningHours.parse("always");

    @Test
    void theCallerGoesOnByKeysWhereTheyWere() throws Exception {
        loseAfter("1", ORDER);
        caller.keys(POSTCODE).keys("2").keys("5");

        assertEquals(Optional.of(new Outcome.Completed("answered")), goOn());

        assertEquals(lifeboatSentence(), caller.heard().getFirst());
        assertFalse(
                caller.heard().stream().anyMatch(each -> each.contains("your order number")),
                () -> "asked again: " + caller.heard());
        assertTrue(
                caller.heard().contains("I found your order, and I am sorry that it is late."),
                () -> caller.heard().toString());
    }

    @Test
    void turnsAndActsAreCountedOnAndHaveTheirPlaceInTheCallsTime() throws Exception {
        loseAfter("1", ORDER);
        caller.keys(POSTCODE).keys("2").keys("5");
        goOn();

        List<CallEvent.TurnEnded> turns = turns();
        assertEquals(3, turns.getFirst().index());
        assertEquals(turns.size() + 2, turns.getLast().index());
        assertTrue(turns.stream().allMatch(turn -> turn.timing().promptFrom() >= 500));
        assertEquals(
                List.of(1, 2, 3),
                archive.events().stream()
                        .filter(CallEvent.Acted.class::isInstance)
                        .map(event -> ((CallEvent.Acted) event).index())
                        .toList());
    }

    @Test
    void whoHasProvedWhoseOrderItIsIsNotAskedAgain() throws Exception {
        loseAfter("1", ORDER, POSTCODE);
        Position position = Objects.requireNonNull(lost.get(ID)).position();
        assertEquals("anything-else", position.state());
        assertFalse(position.slots().containsKey("postcode"));
        caller.keys("2").keys("5");

        assertEquals(Optional.of(new Outcome.Completed("answered")), goOn());
        assertTrue(turns().stream().noneMatch(CallEvent.TurnEnded::secret));
    }

    @Test
    void whatIsSecretWasNotWrittenDownAndIsAskedWhenItIsNeededAgain() throws Exception {
        loseAfter("1", ORDER, POSTCODE);
        caller.keys("1").keys("1").keys(POSTCODE).keys("2").keys("5");

        assertEquals(Optional.of(new Outcome.Completed("answered")), goOn());

        var asked = turns().stream().filter(CallEvent.TurnEnded::secret).toList();
        assertEquals(
                List.of(new CallEvent.Answer.Secret(false, true)),
                asked.stream().map(CallEvent.TurnEnded::answer).toList());
    }

    @Test
    void whoHangsUpIsGoneOnceAtWhateverStep() throws Exception {
        int steps = 0;
        while (true) {
            taken.clear();
            archive.clear();
            loseAfter("1", ORDER);
            var one = new ScriptedKeypad().keys(POSTCODE).keys("2").keys("5").hangsUpAfter(steps++);
            Outcome outcome = lifeboat(one).goOn(ID, CALLER, one).orElseThrow();
            assertEquals(1, archive.events().stream().filter(LifeboatTest::isEnd).count());
            if (!(turns().getLast().answer() instanceof CallEvent.Answer.Gone)) break;
            String state = turns().getLast().state();
            assertEquals(
                    Set.of("anything-else", "ask-rating", "bye").contains(state)
                            ? new Outcome.Completed("answered")
                            : new Outcome.Abandoned(state, HungUp.By.CALLER),
                    outcome);
        }
        assertTrue(steps > 10, "the call had " + steps + " steps");
    }

    @Test
    void keysThatMeanNothingLeadToAPerson() throws Exception {
        loseAfter("1", ORDER);
        for (int i = 0; i < 20; i++) caller.keys("##77").keys("#");

        var over = assertInstanceOf(Outcome.HandedOver.class, goOn().orElseThrow());
        assertEquals(Target.PERSON, over.next());
        assertEquals(ORDER, over.facts().get("order"));
    }

    @Test
    void silenceLeadsToAPerson() throws Exception {
        loseAfter("1", ORDER);
        for (int i = 0; i < 20; i++) caller.waits();

        assertEquals(Target.PERSON, goOn().orElseThrow().next());
    }

    @Test
    void theKeyForAPersonIsUnderstood() throws Exception {
        loseAfter("1", ORDER);
        caller.keys("0").waits();

        assertEquals(Target.PERSON, goOn().orElseThrow().next());
    }

    @Test
    void whenASoundIsMissingTheCallerGoesToAPerson() throws Exception {
        loseAfter("1", ORDER);
        caller.misses(lifeboatSentence());

        assertEquals("failed: speech", goOn().orElseThrow().reason());
        assertEquals(1, archive.events().stream().filter(LifeboatTest::isEnd).count());
    }

    @Test
    void aFlowThatIsNotThereIsNoReasonToLoseTheCaller() throws Exception {
        loseAfter("1", ORDER);
        var lifeboat = lifeboat(caller, _ -> Optional.empty());

        assertEquals(Target.PERSON, lifeboat.goOn(ID, CALLER, caller).orElseThrow().next());
    }

    @Test
    void aCallIsTakenOnce() throws Exception {
        loseAfter("1", ORDER);
        var again = new AtomicReference<Optional<Outcome>>();
        Lifeboat lifeboat = lifeboat(caller);
        var meddling =
                new Keypad() {
                    @Override
                    public Optional<Digit> play(List<String> sounds, boolean interruptible)
                            throws HungUp {
                        try {
                            again.set(lifeboat.goOn(ID, CALLER, caller));
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        throw new HungUp(HungUp.By.CALLER);
                    }

                    @Override
                    public Optional<Digit> await(Duration atMost) {
                        return Optional.empty();
                    }
                };

        assertInstanceOf(
                Outcome.Abandoned.class, lifeboat.goOn(ID, CALLER, meddling).orElseThrow());
        assertEquals(Optional.empty(), again.get());
    }

    @Test
    void aCallOfWhichNothingWasWrittenBegins() throws Exception {
        caller.waits().keys("1").keys(ORDER).keys(POSTCODE).keys("2").keys("5");

        assertEquals(Optional.of(new Outcome.Completed("answered")), goOn());

        var started = assertInstanceOf(CallEvent.Started.class, archive.events().getFirst());
        assertEquals(Transport.KEYPAD, started.transport());
        assertEquals(CALLER, started.caller());
        assertEquals(1, turns().getFirst().index());
    }

    @Test
    void aCallThatBeginsIsAskedForKeysFromTheFirst() throws Exception {
        caller.keys("1").keys(ORDER).keys(POSTCODE).keys("2").keys("5");
        Lifeboat lifeboat = lifeboat(caller);
        var route = assertInstanceOf(Route.Converse.class, lifeboat.admit(CALLER));

        assertEquals(new Outcome.Completed("answered"), lifeboat.begin(route.id(), CALLER, caller));

        assertTrue(caller.heard().contains("Please use your keypad."), () -> "" + caller.heard());
    }

    @Test
    void outsideOpeningHoursNobodyIsAdmitted() {
        hours = OpeningHours.parse("Tue 08:00-20:00"); // it is a Monday

        assertEquals(new Route.Closed(), lifeboat(caller).admit(CALLER));
    }

    private Optional<Outcome> goOn() throws InterruptedException {
        return lifeboat(caller).goOn(ID, CALLER, caller);
    }

    private Lifeboat lifeboat(Sounds sounds) {
        return lifeboat(
                sounds, label -> Optional.of(flow).filter(each -> each.label().equals(label)));
    }

    private Lifeboat lifeboat(Sounds sounds, FlowVersions flows) {
        return new Lifeboat(
                this::take,
                new Lifeboat.Flows(flows, FlowsOnAir.of(flow)),
                desk,
                sounds,
                archive,
                Clock.fixed(CallFixture.NOW.plusSeconds(10), ZoneOffset.UTC),
                new Lifeboat.Shop(ZoneOffset.UTC, hours),
                CallFixture.AtOnce::new);
    }

    private LostCalls.Search take(CallId id) {
        LostCall call = lost.get(id);
        if (call == null) return new LostCalls.Search.Unknown();
        return taken.add(id) ? new LostCalls.Search.Taken(call) : new LostCalls.Search.Over();
    }

    /** A call whose server died after the caller had given {@code answers} by keys. */
    private void loseAfter(String... answers) {
        var run = new Run(ID.uuid(), CALLER.number(), CallFixture.NOW.atZone(ZoneOffset.UTC));
        var dialog = new Dialog(flow, run, Dialog.Medium.VOICE);
        Deque<String> keys = new ArrayDeque<>(List.of(answers));
        Position position = dialog.position();
        Step step = dialog.begin();
        while (true) {
            position = dialog.position();
            if (step instanceof Step.Act act) {
                step = dialog.acted(act.action().perform(run, act.with()));
            } else if (step instanceof Step.Ask(_, Question question)) {
                if (question.waits().begin().isZero()) {
                    step = dialog.answered(new Answer.NoInput());
                } else if (keys.isEmpty()) {
                    break;
                } else {
                    step =
                            dialog.answered(
                                    new Answer.Meant(
                                            question.keys().meaning(keys.remove()).orElseThrow(),
                                            true));
                }
            } else {
                throw new AssertionError("the call is over");
            }
        }
        var started =
                new CallEvent.Started(
                        ID, CallFixture.NOW, CALLER, Transport.WEBSOCKET, flow.label());
        lost.put(ID, new LostCall(started, position, answers.length, 0, 400));
    }

    private String lifeboatSentence() {
        var run = new Run(ID.uuid(), CALLER.number(), CallFixture.NOW.atZone(ZoneOffset.UTC));
        var dialog = new Dialog(flow, run, Dialog.Medium.KEYPAD);
        return ((Step.Ask) dialog.resume(Objects.requireNonNull(lost.get(ID)).position()))
                .question()
                .prompt()
                .sentences()
                .getFirst()
                .text();
    }

    private List<CallEvent.TurnEnded> turns() {
        return archive.events().stream()
                .filter(CallEvent.TurnEnded.class::isInstance)
                .map(CallEvent.TurnEnded.class::cast)
                .toList();
    }

    private static boolean isEnd(CallEvent event) {
        return event instanceof CallEvent.Ended;
    }
}
