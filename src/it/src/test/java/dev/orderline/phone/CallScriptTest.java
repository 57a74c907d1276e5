package dev.orderline.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.CallScript.Result;
import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.phone.sip.SipEvent.Ended.By;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.timeline.Timeline.Kind;
import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Over real sockets on loopback, in real time. */
@Tag("slow")
@Isolated("its packets are measured in real time")
@Timeout(60)
final class CallScriptTest {
    private static final List<Frame> WORDS = Collections.nCopies(25, TapeWriter.tone());

    @Test
    void eachStepWaitsForThePromptBeforeIt() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(20));
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            Result result =
                    CallScript.EMPTY.say(WORDS).press(() -> Optional.of("1")).hangUp().run(call);
            assertEquals(new Result.Done(), result);
            assertEquals(By.US, call.ended().by());
            Timeline timeline = call.timeline();
            assertEquals(
                    List.of(
                            Kind.BOT_SPEAKS,
                            Kind.CALLER_SPEAKS,
                            Kind.BOT_SPEAKS,
                            Kind.CALLER_PRESSES,
                            Kind.BOT_SPEAKS),
                    timeline.acts().stream().map(Timeline.Act::kind).toList());
            assertEquals(2, timeline.responses().size());
            assertEquals(List.of(), timeline.interruptions());
        }
    }

    @Test
    void bargingInCutsThePromptShort() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(200));
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            Result result =
                    CallScript.EMPTY
                            .bargeInAfter(Duration.ofMillis(400))
                            .say(WORDS)
                            .bargeInAfter(Duration.ofMillis(400))
                            .press("2")
                            .bargeInAfter(Duration.ofMillis(400))
                            .hangUp()
                            .run(call);
            assertEquals(new Result.Done(), result);
            List<Timeline.Interruption> cuts = call.timeline().interruptions();
            assertEquals(
                    List.of(false, true), cuts.stream().map(Timeline.Interruption::byKey).toList());
            // The bot's 4 s were cut: it has no clock but our packets, so none is late.
            for (Timeline.Interruption cut : cuts)
                assertTrue(cut.stoppedAfter().compareTo(Duration.ofSeconds(2)) < 0, "" + cut);
        }
    }

    @Test
    void aStepWhosePromptNeverComesBecauseTheCallEndedSaysSo() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            peer.await("ACK");
            peer.request("BYE");
            assertEquals(
                    new Result.Stopped(1, "the call had ended"),
                    CallScript.EMPTY.say(WORDS).run(call));
        }
    }

    @Test
    void whatDoesNotComeIsNotRead() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(20));
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            assertEquals(
                    new Result.Stopped(1, "there was nothing to read"),
                    CallScript.EMPTY.press(Optional::empty).run(call));
        }
    }

    @Test
    void silenceIsExpectedAndHeard() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(20));
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            Result result =
                    CallScript.EMPTY
                            .hearPrompt()
                            .expectSilence(Duration.ofMillis(500))
                            .atOnce()
                            .vanish()
                            .run(call);
            assertEquals(new Result.Done(), result);
            assertEquals(By.NOBODY, call.ended().by());
        }
    }

    @Test
    void speechInAnExpectedSilenceIsNoticed() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, new FakeBot(20));
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            Result result = CallScript.EMPTY.expectSilence(Duration.ofSeconds(10)).run(call);
            assertEquals(
                    new Result.Stopped(1, "there was to be silence, and the bot spoke"), result);
        }
    }

    private static PhoneCall answered(Phone phone) throws InterruptedException {
        return assertInstanceOf(Answer.Accepted.class, phone.dial("15551234", "100").await())
                .call();
    }
}
