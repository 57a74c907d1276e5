package dev.orderline.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DialogTest {
    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final InetSocketAddress SERVER =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_060);

    private final Dialog dialog = Dialog.calling(HERE, SERVER, "15551234", "100");
    private final Request invite = dialog.invite("v=0\r\n");

    @Test
    void anInviteNamesBothSides() {
        assertEquals("sip:100@127.0.0.1:5060", invite.target());
        assertEquals(Optional.of("<sip:100@127.0.0.1:5060>"), invite.headers().first("To"));
        assertEquals(
                Optional.of("<sip:15551234@127.0.0.1:40000>"), invite.headers().first("Contact"));
        assertEquals(Optional.of("application/sdp"), invite.headers().first("Content-Type"));
        assertEquals("1 INVITE", invite.headers().first("CSeq").orElseThrow());
    }

    @Test
    void theCallGoesOnWhereTheAnswerSays() {
        Response answer = answer(200, "<sip:asterisk@127.0.0.1:5080>");
        dialog.established(answer);
        Request ack = dialog.acknowledge(answer);
        assertEquals("sip:asterisk@127.0.0.1:5080", ack.target());
        assertEquals("theirs", ack.tag("To"));
        assertEquals("1 ACK", ack.headers().first("CSeq").orElseThrow());
        assertNotEquals(branch(invite), branch(ack), "an ACK of success stands for itself");
        Request bye = dialog.bye();
        assertEquals("2 BYE", bye.headers().first("CSeq").orElseThrow());
        assertEquals("sip:asterisk@127.0.0.1:5080", bye.target());
    }

    @Test
    void aRefusalIsAcknowledgedWithinItsTransaction() {
        Request ack = dialog.acknowledge(answer(486, "<sip:127.0.0.1:5060>"));
        assertEquals(invite.target(), ack.target());
        assertEquals(branch(invite), branch(ack));
        assertEquals("theirs", ack.tag("To"));
    }

    @Test
    void aCancelMatchesItsInvite() {
        Request cancel = dialog.cancel();
        assertEquals(branch(invite), branch(cancel));
        assertEquals(invite.target(), cancel.target());
        assertEquals("1 CANCEL", cancel.headers().first("CSeq").orElseThrow());
        assertEquals("", cancel.tag("To"));
    }

    @Test
    void aHostileContactIsNotFollowed() {
        Response answer = answer(200, "<sip:a b@127.0.0.1 SIP/2.0 x>");
        dialog.established(answer);
        assertEquals("sip:100@127.0.0.1:5060", dialog.bye().target());
    }

    @Test
    void nothingButAPlainUserPartIsCalled() {
        for (String to : new String[] {"", "1 2", "1@2", "1>2", "1\r\nVia: x", "1;tag=2"})
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Dialog.calling(HERE, SERVER, "1", to),
                    to);
    }

    @Test
    void theCalledSideAnswersWithATagOfItsOwn() {
        Dialog called = Dialog.called(SERVER, invite);
        Response ok = called.response(invite, 200, "OK", "v=0\r\n");
        assertEquals(branch(invite), branch(ok));
        assertEquals(invite.callId(), ok.callId());
        assertNotEquals("", ok.tag("To"));
        Request bye = called.bye();
        assertEquals("sip:15551234@127.0.0.1:40000", bye.target());
        assertEquals(ok.tag("To"), bye.tag("From"));
    }

    private Response answer(int status, String contact) {
        var headers =
                SipHeaders.of(
                        "Via",
                        invite.headers().first("Via").orElseThrow(),
                        "From",
                        invite.headers().first("From").orElseThrow(),
                        "To",
                        "<sip:100@127.0.0.1:5060>;tag=theirs",
                        "Call-ID",
                        invite.callId(),
                        "CSeq",
                        "1 INVITE",
                        "Contact",
                        contact);
        return new Response(status, "", headers, "");
    }

    private static String branch(SipMessage message) {
        String via = message.headers().first("Via").orElseThrow();
        return via.substring(via.indexOf("branch="));
    }
}
