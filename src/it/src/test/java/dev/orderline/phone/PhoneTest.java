package dev.orderline.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.phone.sip.SipEvent.Ended.By;
import dev.orderline.phone.sip.SipEvent.Unanswered.Cause;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real sockets on loopback, in real time: some wait for a repeated message. */
@Tag("slow")
@Timeout(30)
final class PhoneTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMillis(300);

    @Test
    void whatIsSaidIsHeardAndTheGoodbyeAnswered() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            peer.await("ACK");
            int invites = peer.invites(); // more than one if this machine was slow
            call.play(Collections.nCopies(25, TapeWriter.tone()));
            assertTrue(call.awaitSaid(SOON));
            assertInstanceOf(
                    Noticed.At.class, call.ear().awaitPromptEnd(call.answeredNanos(), QUIET, SOON));
            while (loud(call) < 25) Thread.onSpinWait();
            call.hangUp();
            peer.await("BYE");
            assertEquals(By.US, call.ended().by());
            assertEquals(25, loud(call));
            assertEquals(invites, peer.invites(), "none is repeated once it is answered");
        }
    }

    @Test
    void keysReachTheFarEndAsEvents() throws Exception {
        var events = new LinkedBlockingQueue<byte[]>();
        try (var peer =
                        new FakePeer(
                                FakePeer::accept,
                                packet -> {
                                    if ((packet[1] & 0x7f) == 101) events.add(packet);
                                    return new byte[] {(byte) 0xff};
                                });
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            call.press("7");
            assertTrue(call.awaitSaid(SOON));
            call.hangUp();
            for (int i = 0; i < 8; i++) {
                byte[] event = events.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                assertNotNull(event, "eight packets for one key");
                assertEquals(7, event[12]);
                assertEquals(i >= 5, event[13] < 0, "the end bit of packet " + i);
            }
            assertEquals(1, call.tape().keys().size());
        }
    }

    @Test
    void anInviteIsRepeatedUntilItIsHeard() throws Exception {
        try (var peer =
                        new FakePeer(
                                (me, invite) -> {
                                    if (me.invites() > 1) me.accept(invite);
                                },
                                FakePeer::payload);
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            assertTrue(peer.invites() > 1);
            assertTrue(call.isUp());
        }
    }

    @Test
    void aRepeatedAnswerIsAcknowledgedAgain() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            String invite = peer.await("INVITE");
            peer.await("ACK");
            peer.respond(invite, "200 OK", peer.description("127.0.0.1"));
            peer.await("ACK");
            assertTrue(call.isUp());
        }
    }

    @Test
    void aRefusalIsAValue() throws Exception {
        try (var peer = refusing();
                var phone = Phone.open(peer.address())) {
            assertEquals(new Answer.Refused(486, "Busy Here"), phone.dial("1", "100").await());
            peer.await("ACK");
        }
    }

    @Test
    void whereNothingListensNobodyIsThere() throws Exception {
        InetSocketAddress nowhere;
        try (var peer = FakePeer.echoing()) {
            nowhere = peer.address();
        }
        try (var phone = Phone.open(nowhere)) {
            assertEquals(new Answer.Unanswered(Cause.NOBODY_THERE), phone.dial("1", "100").await());
        }
    }

    @Test
    void hangingUpBeforeTheAnswerCancels() throws Exception {
        try (var peer =
                        new FakePeer(
                                (me, invite) -> me.respond(invite, "180 Ringing", ""),
                                FakePeer::payload);
                var phone = Phone.open(peer.address())) {
            var rings = new CountDownLatch(1);
            Dialing dialing = phone.dial("1", "100", moment -> rings.countDown());
            String invite = peer.await("INVITE");
            assertTrue(rings.await(SOON.toSeconds(), TimeUnit.SECONDS));
            dialing.cancel();
            peer.respond(peer.await("CANCEL"), "200 OK", "");
            peer.respond(invite, "487 Request Terminated", "");
            peer.await("ACK");
            assertEquals(new Answer.Unanswered(Cause.CANCELLED), dialing.await());
        }
    }

    @Test
    void anAnswerThatCrossesTheCancelIsHungUp() throws Exception {
        try (var peer =
                        new FakePeer(
                                (me, invite) -> me.respond(invite, "100 Trying", ""),
                                FakePeer::payload);
                var phone = Phone.open(peer.address())) {
            Dialing dialing = phone.dial("1", "100");
            String invite = peer.await("INVITE");
            dialing.cancel();
            peer.await("CANCEL");
            peer.respond(invite, "200 OK", peer.description("127.0.0.1"));
            peer.await("ACK");
            peer.await("BYE");
            assertEquals(new Answer.Unanswered(Cause.CANCELLED), dialing.await());
        }
    }

    @Test
    void theFarEndMayHangUp() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            peer.request("BYE");
            peer.await("SIP/2.0 200");
            assertTrue(call.awaitEnd(SOON));
            assertEquals(By.THEM, call.ended().by());
            assertInstanceOf(
                    Noticed.CallEnded.class,
                    call.ear().awaitSpeech(System.nanoTime(), Duration.ofDays(1)));
        }
    }

    @Test
    void whoVanishesSaysNoGoodbye() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            call.vanish();
            assertEquals(By.NOBODY, call.ended().by());
            peer.request("BYE");
            peer.options();
            String first = peer.await("SIP/2.0 ");
            assertTrue(first.contains("CSeq: 1 OPTIONS"), "the BYE got no answer");
            assertTrue(peer.hasNot("BYE"));
        }
    }

    @Test
    void garbageIsPassedOver() throws Exception {
        try (var peer =
                        new FakePeer(
                                (me, invite) -> {
                                    me.send("");
                                    me.send("SIP/2.0 200 OK\r\n\r\n");
                                    me.send("INVITE\r\nVia: \u0000\r\n\r\n");
                                    me.accept(invite);
                                },
                                FakePeer::payload);
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            assertTrue(call.isUp());
        }
    }

    @Test
    void audioSentElsewhereThanToTheServerIsRefused() throws Exception {
        try (var peer =
                        new FakePeer(
                                (me, invite) ->
                                        me.respond(invite, "200 OK", me.description("127.0.0.2")),
                                FakePeer::payload);
                var phone = Phone.open(peer.address())) {
            assertEquals(
                    new Answer.Unanswered(Cause.NO_COMMON_AUDIO), phone.dial("1", "100").await());
            peer.await("BYE");
        }
    }

    @Test
    void audioFromStrangersIsNotHeard() throws Exception {
        try (var peer = new FakePeer(FakePeer::accept, packet -> quiet());
                var phone = Phone.open(peer.address());
                var call = answered(phone);
                var stranger = new DatagramSocket()) {
            String invite = peer.await("INVITE");
            InetSocketAddress port = FakePeer.media(invite);
            byte[] loud = new byte[172];
            loud[0] = (byte) 0x80;
            for (int i = 0; i < 10; i++) stranger.send(new DatagramPacket(loud, loud.length, port));
            for (int i = 0; i < 3; i++) peer.sendAudio(invite, new byte[160]);
            assertInstanceOf(Noticed.At.class, call.ear().awaitSpeech(call.answeredNanos(), SOON));
            call.hangUp();
            assertEquals(3, loud(call));
        }
    }

    @Test
    void aCallThatComesInFindsAPlainPhoneBusy() throws Exception {
        try (var peer = FakePeer.echoing();
                var phone = Phone.open(peer.address());
                var call = answered(phone)) {
            assertTrue(call.isUp());
            peer.call(peer.caller());
            peer.await("SIP/2.0 486");
        }
    }

    @Test
    void anAgentsPhoneRingsAnswersAndSpeaks() throws Exception {
        try (var peer = FakePeer.echoing();
                var agent =
                        new AgentPhone(
                                Phone.towards(peer.address()),
                                peer.address(),
                                Duration.ofMillis(50),
                                Collections.nCopies(10, TapeWriter.tone()))) {
            peer.call(agent.here());
            peer.await("SIP/2.0 180");
            String answer = peer.await("SIP/2.0 200");
            peer.follow("ACK", answer);
            Optional<PhoneCall> taken = agent.awaitCall(SOON);
            try (PhoneCall call = taken.orElseThrow()) {
                assertTrue(call.awaitSaid(SOON));
                peer.follow("BYE", answer);
                assertTrue(call.awaitEnd(SOON));
                assertEquals(By.THEM, call.ended().by());
                assertEquals(10, call.tape().said().stream().filter(Tape.Said::loud).count());
            }
        }
    }

    @Test
    void closingAPhoneEndsItsCalls() throws Exception {
        try (var peer = FakePeer.echoing()) {
            PhoneCall call;
            try (var phone = Phone.open(peer.address())) {
                call = answered(phone);
            }
            assertTrue(call.awaitEnd(SOON));
            assertEquals(By.NOBODY, call.ended().by());
            assertFalse(call.awaitSaid(SOON));
        }
    }

    private static FakePeer refusing() throws IOException {
        return new FakePeer(
                (me, invite) -> me.respond(invite, "486 Busy Here", ""), FakePeer::payload);
    }

    private static PhoneCall answered(Phone phone) throws InterruptedException {
        return assertInstanceOf(Answer.Accepted.class, phone.dial("15551234", "100").await())
                .call();
    }

    /** How many loud packets have been heard so far. */
    private static long loud(PhoneCall call) {
        return call.tape().heard().stream().filter(Tape.Heard::loud).count();
    }

    private static byte[] quiet() {
        byte[] quiet = new byte[160];
        Arrays.fill(quiet, (byte) 0xff);
        return quiet;
    }
}
