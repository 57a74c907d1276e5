package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a caller hears, and may do, while work is done beside the audio; in audio time. */
class SlowDeskTest {
    private static final String FILLER = "One moment, please.";
    private static final int SECOND = Frame.count(Duration.ofSeconds(1));

    private final ScriptedCaller caller = new ScriptedCaller();
    private final CallFixture call = new CallFixture();
    private final CountingDesk desk = new CountingDesk();

    @Test
    void aDeskThatNeedsASecondIsWaitedForInSilence() {
        caller.keys("1").keys("08989535").keys("55226").keys("2");

        assertEquals(new Outcome.Completed("answered"), run(SECOND));
        assertFalse(caller.heard().contains(FILLER), caller.heard()::toString);
    }

    @Test
    void aDeskThatNeedsLongerIsCoveredByAFillerThatIsHeardToItsEnd() {
        caller.keys("1").keys("08989535").keys("55226").keys("2");

        assertEquals(new Outcome.Completed("answered"), run(SECOND + 1));
        int filler = caller.heard().indexOf(FILLER);
        assertEquals("And the postcode it goes to?", caller.heard().get(filler - 1));
        assertEquals(
                2 * ScriptedCaller.SENTENCE_FRAMES,
                caller.heardFrames(filler),
                "once for the verification, once for the look-up");
    }

    @Test
    void aDeskIsNotCutShortByAHangUp() {
        caller.keys("1").keys("08989535").keys("55226").waits(Duration.ofMillis(200)).hangsUp();

        assertEquals(
                new Outcome.Abandoned("status/identify/verify", HungUp.By.CALLER),
                run(10 * SECOND));
        assertEquals(1, desk.verified);
    }

    @Test
    void aDeskThatFailsLateLeadsToTheSameApology() {
        caller.keys("1").keys("08989535").keys("55226");
        desk.away = true;

        assertEquals(new Outcome.Failed("status/identify/verify", "desk"), run(2 * SECOND));
        int filler = caller.heard().indexOf(FILLER);
        assertEquals(
                "I am sorry, something went wrong on our side.", caller.heard().get(filler + 1));
    }

    @Test
    void aKeyPressedMeanwhileAnswersWhatFollows() {
        caller.keys("1").keys("08989535").keys("55226").waits(Duration.ofMillis(200));
        caller.keysAtOnce("0");

        assertInstanceOf(Outcome.HandedOver.class, run(2 * SECOND));
        List<String> heard = caller.heard();
        assertEquals(
                "I will put you through to a person.", heard.get(heard.lastIndexOf(FILLER) + 1));
    }

    @Test
    void whoRefusesRecordingIsToldSoOnceTheRecordingIsGone() {
        caller.says("do not record").hangsUp();

        run(30);

        assertTrue(call.discarded());
        assertFalse(
                call.heardBeforeDiscard().contains("All right."),
                call.heardBeforeDiscard()::toString);
    }

    @Test
    void aRefusedRecordingIsRemovedThoughTheCallerHangsUpMeanwhile() {
        caller.says("do not record").waits(Duration.ofMillis(200)).hangsUp();

        assertInstanceOf(Outcome.Abandoned.class, run(10 * SECOND));
        assertTrue(call.discarded());
    }

    /** Runs the call; whatever is done beside its audio needs so many frames. */
    private Outcome run(int frames) {
        return call.run(caller, desk, () -> new CallFixture.Slow(caller, frames));
    }

    private static final class CountingDesk implements OrderDesk {
        private final OrderDesk desk = CallFixture.desk();
        private boolean away;
        private int verified;

        @Override
        public Verification verify(
                UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
            if (away) throw new DeskFailure("verify", new IllegalStateException("no database"));
            verified++;
            return desk.verify(request, number, postcode, caller);
        }

        @Override
        public Optional<Proof> recall(UUID request, CallerNumber caller) {
            return desk.recall(request, caller);
        }

        @Override
        public ShopNames names() {
            return desk.names();
        }

        @Override
        public Optional<Order> find(Proof proof) {
            return desk.find(proof);
        }
    }
}
