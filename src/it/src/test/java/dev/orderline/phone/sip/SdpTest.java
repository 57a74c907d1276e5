package dev.orderline.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SdpTest {
    /** As Asterisk 22 answers. */
    private static final String ASTERISK =
            """
            v=0
            o=- 1 3 IN IP4 127.0.0.1
            s=Asterisk
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 20366 RTP/AVP 0 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=maxptime:140
            a=sendrecv
            """
                    .replace("\n", "\r\n");

    @Test
    void theFarEndsAudioIsFound() {
        var audio = new InetSocketAddress(InetAddress.getLoopbackAddress(), 20_366);
        assertEquals(Optional.of(new Sdp(audio, OptionalInt.of(101))), Sdp.parse(ASTERISK));
    }

    @Test
    void keysAreTakenOnlyAsTheMediaLineOffersThem() {
        var audio = new InetSocketAddress(InetAddress.getLoopbackAddress(), 20_366);
        assertEquals(
                Optional.of(new Sdp(audio, OptionalInt.empty())),
                Sdp.parse(ASTERISK.replace(" 0 101\r", " 0\r")));
        assertEquals(
                Optional.of(new Sdp(audio, OptionalInt.of(96))),
                Sdp.parse(ASTERISK.replace("101", "96")));
    }

    @Test
    void withoutPcmuOrAPortOrAnAddressThereIsNothingInCommon() {
        assertEquals(Optional.empty(), Sdp.parse(ASTERISK.replace(" 0 101", " 8 101")));
        assertEquals(Optional.empty(), Sdp.parse(ASTERISK.replace("20366", "0")));
        assertEquals(Optional.empty(), Sdp.parse(ASTERISK.replace("20366", "99999")));
        assertEquals(Optional.empty(), Sdp.parse(ASTERISK.replace("c=IN IP4 127.0.0.1", "c=")));
        assertEquals(Optional.empty(), Sdp.parse(""));
    }

    @Test
    void namesAreNotLookedUp() {
        String named = ASTERISK.replace("c=IN IP4 127.0.0.1", "c=IN IP4 localhost");
        assertEquals(Optional.empty(), Sdp.parse(named));
        String outside = ASTERISK.replace("c=IN IP4 127.0.0.1", "c=IN IP4 127.0.0.999");
        assertEquals(Optional.empty(), Sdp.parse(outside));
    }

    @Test
    void ourOwnIsReadBack() {
        Sdp ours = Sdp.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_002));
        assertEquals(Optional.of(ours), Sdp.parse(ours.format()));
    }
}
