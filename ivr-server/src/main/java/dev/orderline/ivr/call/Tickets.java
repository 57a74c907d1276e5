package dev.orderline.ivr.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Admitted calls whose media has not come yet. Thread-safe. */
public final class Tickets {
    public static final Duration VALID = Duration.ofSeconds(5);

    private record Ticket(Admitted admitted, Instant until) {}

    private final Clock clock;
    private final Map<CallId, Ticket> open = new ConcurrentHashMap<>();

    public Tickets(Clock clock) {
        this.clock = clock;
    }

    /** Makes a ticket for {@code caller}. */
    public Admitted issue(Caller caller, Transport transport) {
        Instant now = clock.instant();
        open.values().removeIf(ticket -> ticket.until.isBefore(now));
        var admitted = new Admitted(CallId.random(), caller, transport, now);
        open.put(admitted.id(), new Ticket(admitted, now.plus(VALID)));
        return admitted;
    }

    /**
     * Takes the ticket of {@code id}, once; empty if there is none, it was taken, it is too old or
     * made for another transport.
     */
    public Optional<Admitted> redeem(CallId id, Transport transport) {
        return Optional.ofNullable(open.remove(id))
                .filter(ticket -> !ticket.until.isBefore(clock.instant()))
                .map(Ticket::admitted)
                .filter(admitted -> admitted.transport() == transport);
    }

    /** How many admitted calls have not come yet and still may. */
    public int waiting() {
        Instant now = clock.instant();
        open.values().removeIf(ticket -> ticket.until.isBefore(now));
        return open.size();
    }
}
