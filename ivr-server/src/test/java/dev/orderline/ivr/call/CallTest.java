package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.speech.audio.HungUp;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole calls over the shipped order-status flow, in audio time, on one thread. */
class CallTest {
    private static final String NUMBER = "zero eight nine eight nine five three five";
    private static final String POSTCODE = "five five two two six";

    private final ScriptedCaller caller = new ScriptedCaller();
    private final CallFixture call = new CallFixture();

    @Test
    void aCallerAsksForALateOrderByVoice() throws Exception {
        caller.says("where is my order").says(NUMBER).says(POSTCODE).says("no thank you");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));

        assertHeard("What held it up was bad weather, in Memphis, ");
        assertEquals("Goodbye.", caller.heard().getLast());
    }

    @Test
    void aCallerUsesKeysOnly() throws Exception {
        caller.keys("1").keys("08989535").keys("55226").keys("2");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertHeard("I found your order, and I am sorry that it is late.");
    }

    @Test
    void keysPressedAheadAnswerTheQuestionsThatFollow() throws Exception {
        caller.keysAtOnce("1089895355522").keysAtOnce("6").keys("2");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertHeard("I found your order, and I am sorry that it is late.");
        assertFalse(caller.heard().contains("What is your order number?"));
    }

    @Test
    void speechOverAPromptStopsIt() throws Exception {
        caller.says("where is my order").waits(Duration.ofMillis(500)).interrupts(NUMBER);
        caller.says(POSTCODE).says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        int question = caller.heard().indexOf("What is your order number?");
        assertTrue(
                caller.heardFrames(question) < ScriptedCaller.SENTENCE_FRAMES,
                "the question was heard to its end");
        assertTrue(call.turn("ask-order").timing().bargeIn().isPresent());
    }

    @Test
    void aKeyOverAPromptStopsIt() throws Exception {
        caller.says("where is my order").waits(Duration.ofMillis(500)).keysAtOnce("08989535");
        caller.says(POSTCODE).says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        int question = caller.heard().indexOf("What is your order number?");
        assertTrue(
                caller.heardFrames(question) < ScriptedCaller.SENTENCE_FRAMES,
                "the question was heard to its end");
        assertFalse(caller.heard().contains("Please say its eight digits, or key them in."));
        var timing = call.turn("ask-order").timing();
        assertEquals(timing.speechFrom(), timing.bargeIn());
    }

    @Test
    void whoSpeaksIsNotSpokenOverForLongerThanTenFrames() throws Exception {
        caller.says("where is my order").waits(Duration.ofMillis(500)).interrupts(NUMBER);
        caller.says(POSTCODE).waits(Duration.ofMillis(600)).coughs("", Duration.ofMillis(500));
        caller.says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertSpokenOver(call.turn("ask-order").timing());
        assertSpokenOver(call.turn("late").timing());
    }

    /** The caller spoke over our prompt, and it was heard for ten frames of that at most. */
    private void assertSpokenOver(CallEvent.Timing timing) {
        int spoke = 0;
        int over = 0;
        for (int frame = timing.promptFrom(); frame < timing.decided(); frame++) {
            spoke = call.recordedCaller(frame) == ScriptedCaller.VOICE ? spoke + 1 : 0;
            if (spoke > 0) over++;
            if (spoke > 10)
                assertEquals(0, call.recordedOurs(frame), "heard " + spoke + " frames after");
        }
        assertTrue(over > 10, "the caller spoke for " + over + " frames");
    }

    @Test
    void aCoughHoldsThePromptAndItGoesOnWhereItWas() throws Exception {
        caller.says("where is my order")
                .waits(Duration.ofMillis(900))
                .coughs("", Duration.ofMillis(300));
        caller.says(NUMBER).says(POSTCODE).says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        int question = caller.heard().indexOf("What is your order number?");
        assertEquals(ScriptedCaller.SENTENCE_FRAMES, caller.heardFrames(question));
        assertEquals(1, caller.flushes());
        assertTrue(call.turn("ask-order").timing().bargeIn().isEmpty());
    }

    @Test
    void aFewWordsBesideTheQuestionHoldThePromptAndTheAnswerIsHeardAfterThem() throws Exception {
        caller.says("where is my order")
                .waits(Duration.ofMillis(900))
                .coughs("mind the step", Duration.ofMillis(300));
        caller.says(NUMBER).says(POSTCODE).says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        int question = caller.heard().indexOf("What is your order number?");
        assertEquals(ScriptedCaller.SENTENCE_FRAMES, caller.heardFrames(question));
        assertTrue(call.turn("ask-order").timing().bargeIn().isEmpty());
    }

    @Test
    void whoHangsUpWhenAllIsToldHasNotGivenUp() throws Exception {
        caller.says("where is my order").says(NUMBER).says(POSTCODE).listens().hangsUp();

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertEquals(
                new CallEvent.Answer.Gone(HungUp.By.CALLER), call.turn("anything-else").answer());
    }

    @Test
    void silenceIsRepromptedTwiceThenAPersonTakesOver() throws Exception {
        caller.keys("1");

        var outcome = assertInstanceOf(Outcome.HandedOver.class, call.run(caller));
        assertEquals(Target.PERSON, outcome.next());
        assertHeard("Are you still there?");
        assertHeard("Please use your keypad.");
        assertEquals("I will put you through to a person.", caller.heard().getLast());
    }

    @Test
    void nonsenseIsRepromptedTwiceThenAPersonTakesOver() throws Exception {
        caller.says("my cat sat").says("on the keyboard").says("what is the weather");

        assertInstanceOf(Outcome.HandedOver.class, call.run(caller));
        assertHeard("I am sorry, I did not understand.");
    }

    @Test
    void aWrongPostcodeAnUnknownOrderAndALockedOneSoundAlikeAndEndWithAPerson() throws Exception {
        var guesser = new ScriptedCaller();
        Outcome guessed = threeAttempts(guesser, "08989535", "11111", CallFixture.desk());
        assertInstanceOf(Outcome.HandedOver.class, guessed);
        assertEquals("I will put you through to a person.", guesser.heard().getLast());

        var stranger = new ScriptedCaller();
        String unknown = OrderNumber.ofSerial(1234567).digits();
        Outcome asked = threeAttempts(stranger, unknown, "55226", CallFixture.desk());
        assertEquals(guesser.heard(), stranger.heard());
        assertEquals(guessed.next(), asked.next());
        assertEquals(guessed.reason(), asked.reason());

        OrderDesk locked = CallFixture.desk();
        for (int attempt = 0; attempt < Attempts.MAX_FOR_ORDER; attempt++)
            locked.verify(
                    UUID.randomUUID(),
                    new OrderNumber("08989535"),
                    new Postcode("11111"),
                    CallerNumber.WITHHELD);
        var late = new ScriptedCaller();
        assertEquals(guessed, threeAttempts(late, "08989535", "55226", locked));
        assertEquals(guesser.heard(), late.heard());
    }

    private Outcome threeAttempts(
            ScriptedCaller caller, String number, String postcode, OrderDesk desk) {
        caller.keys("1");
        for (int attempt = 0; attempt < 3; attempt++) caller.keys(number).keys(postcode);
        return call.run(caller, desk);
    }

    @Test
    void anAgentIsReachedFromAnywhere() throws Exception {
        caller.says("where is my order").says("agent");
        var outcome = assertInstanceOf(Outcome.HandedOver.class, call.run(caller));
        assertEquals(Target.PERSON, outcome.next());

        var reader = new ScriptedCaller().keys("1").keys("08989535").keys("55226");
        reader.waits(Duration.ofMillis(1_500)).interrupts("agent");
        assertInstanceOf(Outcome.HandedOver.class, call.run(reader));
    }

    @Test
    void aPersonIsReachedByKeysEvenWhereDigitsAreAsked() throws Exception {
        caller.keys("1").keys("0#");

        assertInstanceOf(Outcome.HandedOver.class, call.run(caller));
    }

    @Test
    void whoTakesOverLearnsTheOrderButNeverThePostcode() throws Exception {
        caller.keys("1").keys("08989535").keys("55226").says("agent");

        var outcome = assertInstanceOf(Outcome.HandedOver.class, call.run(caller));
        assertEquals("08989535", outcome.facts().get("order"));
        assertFalse(outcome.facts().containsKey("postcode"));
    }

    @Test
    void aSecretAnswerIsNeitherRecordedNorWritten() throws Exception {
        caller.says("where is my order").says(NUMBER).says(POSTCODE).says("no");
        call.run(caller);

        assertEquals(new Answer.Secret(true, true), call.turn("ask-postcode").answer());
        assertFalse(call.events().toString().contains("55226"));
        var timing = call.turn("ask-postcode").timing();
        for (int frame = timing.promptFrom(); frame < timing.decided(); frame++) {
            assertEquals(0, call.recordedCaller(frame), "the caller is heard in frame " + frame);
        }
        var number = call.turn("ask-order").timing();
        assertEquals(1, call.recordedCaller(number.speechFrom().orElseThrow()));
    }

    @Test
    void whoRefusesRecordingGoesOnUnrecorded() throws Exception {
        caller.says("do not record")
                .says("where is my order")
                .says(NUMBER)
                .says(POSTCODE)
                .says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertTrue(call.discarded());
        assertTrue(
                call.events().stream()
                        .anyMatch(event -> event instanceof CallEvent.RecordingRefused));
    }

    @Test
    void helpAndRepeatDoNotCountAsMisunderstood() throws Exception {
        caller.says("help")
                .says("repeat that")
                .says("help")
                .says("where is my order")
                .says("help")
                .says(NUMBER);
        caller.says(POSTCODE).says("repeat that").says("no");

        assertEquals(new Outcome.Completed("answered"), call.run(caller));
        assertHeard("The order number is on your confirmation mail.");
    }

    @Test
    void whoHangsUpIsNotedWithTheStateAndTheTurn() throws Exception {
        caller.says("where is my order").waits(Duration.ofMillis(400)).hangsUp();

        assertEquals(
                new Outcome.Abandoned("status/identify/ask-order", HungUp.By.CALLER),
                call.run(caller));
        assertEquals(new Answer.Gone(HungUp.By.CALLER), call.turn("ask-order").answer());
    }

    @Test
    void aDeskThatIsAwayLeadsToAnApologyAndAPerson() throws Exception {
        caller.keys("1").keys("08989535").keys("55226");

        var outcome = call.run(caller, new AwayDesk());
        assertEquals(new Outcome.Failed("status/identify/verify", "desk"), outcome);
        assertEquals(Target.PERSON, outcome.next());
        assertHeard("I am sorry, something went wrong on our side.");
    }

    @Test
    void theRecordingPutsOurWordsWhereTheCallerHeardThem() throws Exception {
        caller.says("where is my order").hangsUp();
        call.run(caller);

        var wish = call.turn("wish").timing();
        assertEquals(
                0, call.recordedOurs(wish.promptFrom() - 1) & ~0x7f, "greeting or silence before");
        assertTrue(call.recordedOurs(wish.promptFrom()) >= 100);
        assertEquals(0, call.recordedOurs(wish.promptTo()));
    }

    private void assertHeard(String beginning) {
        assertTrue(
                caller.heard().stream().anyMatch(sentence -> sentence.startsWith(beginning)),
                () -> "\"" + beginning + "\" is not among " + caller.heard());
    }

    private static final class AwayDesk implements OrderDesk {
        @Override
        public Verification verify(
                UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
            throw new DeskFailure("verify an order", new IllegalStateException("no database"));
        }

        @Override
        public Optional<Proof> recall(UUID request, CallerNumber caller) {
            throw new DeskFailure("recall a proof", new IllegalStateException("no database"));
        }

        @Override
        public ShopNames names() {
            throw new DeskFailure("look up names", new IllegalStateException("no database"));
        }

        @Override
        public Optional<Order> find(Proof proof) {
            throw new DeskFailure("find an order", new IllegalStateException("no database"));
        }
    }
}
