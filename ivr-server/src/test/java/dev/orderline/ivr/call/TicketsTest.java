package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Caller CALLER = new Caller(new CallerNumber("15551234"), "100");

    private final HandClock clock = new HandClock(START);
    private final Tickets tickets = new Tickets(clock);

    @Test
    void aTicketIsGoodOnce() {
        Admitted admitted = tickets.issue(CALLER, Transport.WEBSOCKET);

        assertEquals(Optional.of(admitted), tickets.redeem(admitted.id(), Transport.WEBSOCKET));
        assertEquals(Optional.empty(), tickets.redeem(admitted.id(), Transport.WEBSOCKET));
    }

    @Test
    void aTicketIsGoodForFiveSecondsAndNotAMillisecondLonger() {
        Admitted inTime = tickets.issue(CALLER, Transport.WEBSOCKET);
        Admitted late = tickets.issue(CALLER, Transport.WEBSOCKET);
        clock.pass(Duration.ofSeconds(5));
        assertTrue(tickets.redeem(inTime.id(), Transport.WEBSOCKET).isPresent());
        clock.pass(Duration.ofMillis(1));

        assertEquals(Optional.empty(), tickets.redeem(late.id(), Transport.WEBSOCKET));
    }

    @Test
    void aTicketIsGoodForItsTransportOnly() {
        Admitted admitted = tickets.issue(CALLER, Transport.WEBSOCKET);

        assertEquals(Optional.empty(), tickets.redeem(admitted.id(), Transport.AUDIOSOCKET));
    }

    @Test
    void anInventedTicketIsWorthNothing() {
        assertEquals(Optional.empty(), tickets.redeem(CallId.random(), Transport.WEBSOCKET));
    }

    @Test
    void whoNeverComesStopsCounting() {
        tickets.issue(CALLER, Transport.WEBSOCKET);
        assertEquals(1, tickets.waiting());
        clock.pass(Duration.ofSeconds(6));

        assertEquals(0, tickets.waiting());
    }
}
