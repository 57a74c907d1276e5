package dev.orderline.ivr.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static final Reach SOME =
            Reach.of(List.of("Carrier.LAN", "10.1.0.0/16", "192.168.7.7", "fd00::/8", "::1"));

    @ParameterizedTest
    @CsvSource({
        // host, address, over TLS, in plain text
        "carrier.lan,10.9.9.9,true,true",
        "carrier.lan,8.8.8.8,true,true",
        "carrier.lan,::1,true,true",
        "pay.example,8.8.8.8,true,false",
        "pay.example,10.1.255.255,true,true",
        "pay.example,10.2.0.0,false,false",
        "pay.example,192.168.7.7,true,true",
        "pay.example,192.168.7.8,false,false",
        "pay.example,fdff::1,true,true",
        "pay.example,fe80::1,false,false",
        "pay.example,::1,true,true",
        "pay.example,127.0.0.1,false,false",
        "pay.example,::ffff:10.1.2.3,true,true",
        "evil.carrier.lan,10.9.9.9,false,false",
        "carrier.lan.evil,10.9.9.9,false,false"
    })
    void whatIsAllowedAndWhatIsPublicOverTls(
            String host, String address, boolean tls, boolean plain) {
        InetAddress literal = InetAddress.ofLiteral(address);
        assertEquals(tls, SOME.admits(host, literal, true));
        assertEquals(plain, SOME.admits(host, literal, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.lan",
                "http://carrier.lan",
                "carrier.lan:80",
                "carrier.lan/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.256",
                "10.0.0.0/8/8",
                "fd00::/129",
                "user@carrier.lan",
                "a\nb"
            })
    void whatIsNeitherHostNorNetworkIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Reach.of(List.of(text)));
    }
}
