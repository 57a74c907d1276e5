package dev.orderline.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SipTextTest {
    /** As Asterisk 22 answers, with its lines. */
    private static final String OK =
            """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 127.0.0.1:40000;rport=40000;received=127.0.0.1;branch=z9hG4bKa1
            Call-ID: c1@127.0.0.1
            From: <sip:15551234@127.0.0.1:40000>;tag=ours
            To: <sip:100@127.0.0.1:5060>;tag=theirs
            CSeq: 1 INVITE
            Server: ivr-test
            Contact: <sip:127.0.0.1:5060>
            Content-Type: application/sdp
            Content-Length:     4

            v=0
            and what is beyond its length
            """
                    .replace("\n", "\r\n");

    @Test
    void aResponseHasItsPartsRead() {
        SipMessage message = SipText.parse(OK).orElseThrow();
        assertEquals(
                new Response(200, "OK", message.headers(), "v=0\r"), message, "cut to its length");
        assertEquals("c1@127.0.0.1", message.callId());
        assertEquals("INVITE", message.sequenceMethod());
        assertEquals("theirs", message.tag("To"));
        assertEquals("ours", message.tag("From"));
    }

    @Test
    void aRequestWithShortNamesAndAFoldedLineIsRead() {
        String bye =
                """
                BYE sip:15551234@127.0.0.1:40000 SIP/2.0
                v: SIP/2.0/UDP 127.0.0.1:5060
                  ;branch=z9hG4bKb
                f: <sip:100@127.0.0.1>;tag=theirs
                t: <sip:1@127.0.0.1>;tag=ours
                i: c1
                CSEQ: 7 BYE

                """
                        .replace("\n", "\r\n");
        SipMessage message = SipText.parse(bye).orElseThrow();
        assertEquals(
                new Request("BYE", "sip:15551234@127.0.0.1:40000", message.headers(), ""), message);
        assertEquals(
                Optional.of("SIP/2.0/UDP 127.0.0.1:5060 ;branch=z9hG4bKb"),
                message.headers().first("Via"));
        assertEquals("c1", message.callId());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        SipMessage message = SipText.parse(OK).orElseThrow();
        SipMessage again = SipText.parse(SipText.format(withoutLength(message))).orElseThrow();
        assertEquals(message.body(), again.body());
        assertEquals(
                withoutLength(message).headers().fields(), withoutLength(again).headers().fields());
    }

    @Test
    void aMessageWithoutARequiredFieldIsNone() {
        for (String name : new String[] {"Via", "Call-ID", "From", "To", "CSeq"}) {
            String without = OK.replaceFirst("(?m)^" + name + ":.*\r\n", "");
            assertEquals(Optional.empty(), SipText.parse(without), name);
        }
    }

    @Test
    void aBodyShorterThanItsLengthIsNone() {
        assertEquals(Optional.empty(), SipText.parse(OK.replace("     4", "9999")));
        assertEquals(Optional.empty(), SipText.parse(OK.replace("     4", "-1")));
        assertEquals(Optional.empty(), SipText.parse(OK.replace("     4", "99999999999999999999")));
    }

    @Test
    void tooMuchIsNone() {
        assertEquals(
                Optional.empty(), SipText.parse(OK + "x".repeat(SipText.MAX_LENGTH)), "length");
        String fields = "X-Field: 1\r\n".repeat(SipText.MAX_FIELDS);
        assertEquals(Optional.empty(), SipText.parse(OK.replace("Server:", fields + "Server:")));
    }

    @Test
    void statusesAndMethodsMustBeTheirs() {
        assertEquals(Optional.empty(), SipText.parse(OK.replace("SIP/2.0 200", "SIP/2.0 700")));
        assertEquals(Optional.empty(), SipText.parse(OK.replace("SIP/2.0 200", "SIP/3.0 200")));
        assertEquals(Optional.empty(), SipText.parse(OK.replace("SIP/2.0 200 OK", "invite x y")));
    }

    @Test
    void garbageIsNeverAMessageAndNeverAFailure() {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = OK.getBytes(StandardCharsets.ISO_8859_1);
            for (int k = 0; k < 20; k++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            SipText.parse(new String(bytes, StandardCharsets.ISO_8859_1))
                    .ifPresent(message -> message.tag("To"));
        }
        assertEquals(Optional.empty(), SipText.parse(""));
        assertEquals(Optional.empty(), SipText.parse("\r\n\r\n"));
    }

    @Test
    void aFieldCannotBringAnotherOne() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SipHeaders.of("To", "<sip:1@x>\r\nVia: forged"));
    }

    private static SipMessage withoutLength(SipMessage message) {
        var fields =
                SipHeaders.of(
                        message.headers().fields().stream()
                                .filter(field -> !field.name().equals("Content-Length"))
                                .toList());
        return switch (message) {
            case Request request ->
                    new Request(request.method(), request.target(), fields, request.body());
            case Response response ->
                    new Response(response.status(), response.reason(), fields, response.body());
        };
    }
}
