package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Line;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front desk: admits calls while there is room, runs them, and drains. Thread-safe. */
public final class FrontDesk implements Admission, Answering {
    private static final Logger log = LoggerFactory.getLogger(FrontDesk.class);

    /**
     * So long the end of a call waits for its outcome to be committed, before the dialplan goes on
     * without.
     */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    /** So long the apology to callers who are sent to a person may take. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Tickets tickets;
    private final CallRunner runner;
    private final CallArchive archive;
    private final Map<CallId, Thread> running = new HashMap<>();
    private boolean draining;

    /**
     * @param capacity calls at once; the next one is queued
     * @param audioSocketExtensions dialled numbers whose audio comes by AudioSocket
     */
    public record Settings(int capacity, OpeningHours hours, Set<String> audioSocketExtensions) {
        public Settings {
            if (capacity < 1) throw new IllegalArgumentException("capacity " + capacity);
            audioSocketExtensions = Set.copyOf(audioSocketExtensions);
        }
    }

    public FrontDesk(Settings settings, Clock clock, CallRunner runner, CallArchive archive) {
        this.settings = settings;
        this.clock = clock;
        this.tickets = new Tickets(clock);
        this.runner = runner;
        this.archive = archive;
    }

    @Override
    public synchronized Route admit(Caller caller) {
        if (draining) return new Route.Queue("draining");
        if (!settings.hours().open(clock.instant())) return new Route.Closed();
        if (running.size() + tickets.waiting() >= settings.capacity())
            return new Route.Queue("full");
        Transport transport =
                settings.audioSocketExtensions().contains(caller.called())
                        ? Transport.AUDIOSOCKET
                        : Transport.WEBSOCKET;
        return new Route.Converse(tickets.issue(caller, transport).id(), transport);
    }

    @Override
    public Optional<Admitted> redeem(CallId id, Transport transport) {
        return tickets.redeem(id, transport);
    }

    @Override
    public void answer(Admitted admitted, Line line) throws InterruptedException {
        begin(admitted.id());
        try {
            runner.run(admitted, line);
            if (!archive.settle(admitted.id(), SETTLE)) {
                log.warn(
                        "call {}: its outcome could not be committed in time; the dialplan falls back",
                        admitted.id());
            }
        } finally {
            end(admitted.id());
        }
    }

    private synchronized void begin(CallId id) {
        running.put(id, Thread.currentThread());
    }

    private synchronized void end(CallId id) {
        running.remove(id);
        notifyAll();
    }

    /**
     * Takes no more calls, lets running ones go on for {@code patience}, then sends the rest to a
     * person. Returns when none is left, at the latest when {@code patience} and {@link
     * #LAST_WORDS} are over.
     */
    public synchronized void drain(Duration patience) throws InterruptedException {
        draining = true;
        awaitEmpty(patience);
        if (running.isEmpty()) return;
        log.info("{} calls are still running and go to a person now", running.size());
        running.values().forEach(Thread::interrupt);
        awaitEmpty(LAST_WORDS);
        if (!running.isEmpty()) log.warn("{} calls did not end in time", running.size());
    }

    private synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos();
                !running.isEmpty() && left > 0;
                left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
