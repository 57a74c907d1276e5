package dev.orderline.ivr.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicInternetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1", // IPv4-compatible, long gone
                "::ffff:127.0.0.1", // IPv4-mapped
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "::ffff:0:10.0.0.1", // IPv4-translated
                "64:ff9b::10.0.0.1", // NAT64
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1", // NAT64 of one's own
                "100::1", // discard
                "2001::1", // Teredo
                "2001:10::1", // ORCHID
                "2001:20::1",
                "2001:db8::1",
                "2002:a00:1::1", // 6to4 of 10.0.0.1
                "2002:808:808::1",
                "3fff::1",
                "4000::1", // not given out
                "5f00::1", // segment routing
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1", // site-local, long gone
                "ff02::1",
                "ff0e::1"
            })
    void whatIsNobodysOrOurOwnIsNotPublic(String address) {
        assertFalse(PublicInternet.contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "3ffe:ffff::1"
            })
    void theRestIsPublic(String address) {
        assertTrue(PublicInternet.contains(InetAddress.ofLiteral(address)));
    }
}
