package dev.orderline.ivr.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.HandClock;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitorsTest {
    private final HandClock clock = new HandClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final Visitors visitors = new Visitors(clock);

    @Test
    void whoAsksTooOftenWaitsAndNobodyElseDoes() {
        assertEquals(Visitors.BURST, askedUntilRefused("192.0.2.1"));
        assertTrue(mayAsk("192.0.2.2"));
        clock.pass(Visitors.EVERY.minusNanos(1));
        assertFalse(mayAsk("192.0.2.1"));
        clock.pass(Visitors.EVERY);
        assertTrue(mayAsk("192.0.2.1"));
        assertFalse(mayAsk("192.0.2.1"));
    }

    @Test
    void whoIsQuietHasTheWholeBurstAgain() {
        askedUntilRefused("192.0.2.1");
        clock.pass(Visitors.EVERY.multipliedBy(2 * Visitors.BURST));
        assertEquals(Visitors.BURST, askedUntilRefused("192.0.2.1"));
    }

    @Test
    void aNetOfIpv6IsOneVisitor() {
        askedUntilRefused("2001:db8:1:2::1");
        assertFalse(mayAsk("2001:db8:1:2:ffff::9"));
        assertTrue(mayAsk("2001:db8:1:3::1"));
    }

    @Test
    void ofVeryManyTheQuietestAreForgotten() {
        askedUntilRefused("192.0.2.1");
        for (int i = 0; i < 10_000; i++) mayAsk("10.0." + i / 250 + "." + i % 250);
        assertTrue(mayAsk("192.0.2.1"));
    }

    private int askedUntilRefused(String address) {
        int asked = 0;
        while (mayAsk(address)) asked++;
        return asked;
    }

    private boolean mayAsk(String address) {
        return visitors.mayAsk(InetAddress.ofLiteral(address));
    }
}
