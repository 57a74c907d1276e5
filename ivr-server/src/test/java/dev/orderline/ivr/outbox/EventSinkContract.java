package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.outbox.EventSink.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody keeps to who tells of events. */
public abstract class EventSinkContract {
    protected static final Event SETTLED =
            new Event(
                    UUID.fromString("0b7c9e2e-6a53-4f0c-9d3b-0d2f6d1f5a11"),
                    "dev.orderline.refund.settled",
                    "refund-17",
                    Instant.parse("2026-11-20T12:00:00.123456Z"),
                    Map.of("amount", "20.00 USD", "reason", "\"too small\", €"));

    protected abstract EventSink sink();

    /** What has been taken, in order. */
    protected abstract List<Event> taken();

    @Test
    void anEventIsTakenAsItWasTold() {
        sink().tell(SETTLED);
        assertEquals(List.of(SETTLED), taken());
    }

    @Test
    void anEventThatIsToldAgainIsTheSameEvent() {
        EventSink sink = sink();
        sink.tell(SETTLED);
        sink.tell(SETTLED);
        assertEquals(List.of(SETTLED, SETTLED), taken());
    }
}
