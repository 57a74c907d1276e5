package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.OpeningHours;
import dev.orderline.speech.audio.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front desk: admits calls while there is room, runs them, tells where they go, and drains.
 * Thread-safe.
 */
public final class FrontDesk implements Admission, Answering, Outcomes {
    private static final Logger log = LoggerFactory.getLogger(FrontDesk.class);

    /**
     * So long the end of a call waits for its outcome to be committed, before the dialplan goes on
     * without.
     */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    /** So long media that showed its ticket may take to begin, before its place is given away. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(5);

    /** So long the dialplan may take to ask where a call goes, which ended while we drain. */
    static final Duration ASK_WITHIN = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** So long the apology to callers who are sent to a person may take. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Settings settings;
    private final Clock clock;
    private final Tickets tickets;
    private final CallRunner runner;
    private final CallArchive archive;

    // All below is guarded by this.

    /** Media is there and has not begun; until when it may. */
    private final Map<CallId, Instant> beginning = new HashMap<>();

    private final Map<CallId, Thread> running = new HashMap<>();

    /** Ended, and the dialplan has not asked where they go; until when it may. */
    private final Map<CallId, Instant> leaving = new HashMap<>();

    private boolean draining;

    /**
     * @param capacity calls at once; the next one is queued
     * @param shop where the shop is: its time decides whether it is open
     * @param audioSocketExtensions dialled numbers whose audio comes by AudioSocket
     */
    public record Settings(
            int capacity, OpeningHours hours, ZoneId shop, Set<String> audioSocketExtensions) {
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
        if (!settings.hours().open(LocalDateTime.ofInstant(clock.instant(), settings.shop())))
            return new Route.Closed();
        if (running.size() + coming() >= settings.capacity()) return new Route.Queue("full");
        Transport transport =
                settings.audioSocketExtensions().contains(caller.called())
                        ? Transport.AUDIOSOCKET
                        : Transport.WEBSOCKET;
        return new Route.Converse(tickets.issue(caller, transport).id(), transport);
    }

    @Override
    public synchronized Optional<Admitted> redeem(CallId id, Transport transport) {
        Optional<Admitted> admitted = tickets.redeem(id, transport);
        if (admitted.isPresent()) beginning.put(id, clock.instant().plus(BEGIN_WITHIN));
        return admitted;
    }

    @Override
    public void answer(Admitted admitted, Line line) throws InterruptedException {
        begin(admitted.id());
        try {
            Outcome outcome = runner.run(admitted, line);
            if (!archive.settle(admitted.id(), SETTLE)) {
                log.warn(
                        "call {}: its outcome could not be committed in time; the dialplan falls back",
                        admitted.id());
            }
            // Of a caller who has given up the dialplan asks nothing more.
            if (!(outcome instanceof Outcome.Abandoned)) leave(admitted.id());
        } finally {
            end(admitted.id());
        }
    }

    /** Where an ended call goes; the dialplan asks once. */
    @Override
    public Optional<Outcome> find(CallId id) {
        Optional<Outcome> outcome = archive.find(id);
        if (outcome.isPresent()) asked(id);
        return outcome;
    }

    private synchronized void asked(CallId id) {
        leaving.remove(id);
        notifyAll();
    }

    /** Admitted calls that have not begun and still may. */
    private int coming() {
        removePast(beginning);
        return beginning.size() + tickets.waiting();
    }

    private void removePast(Map<CallId, Instant> deadlines) {
        Instant now = clock.instant();
        deadlines.values().removeIf(until -> until.isBefore(now));
    }

    private synchronized void begin(CallId id) {
        beginning.remove(id);
        running.put(id, Thread.currentThread());
    }

    private synchronized void leave(CallId id) {
        removePast(leaving);
        leaving.put(id, clock.instant().plus(ASK_WITHIN));
    }

    private synchronized void end(CallId id) {
        running.remove(id);
        notifyAll();
    }

    /**
     * Takes no more calls, lets those admitted go on for {@code patience}, then sends the rest to a
     * person. Returns when none is left and the dialplan knows where they go, at the latest when
     * {@code patience}, {@link #LAST_WORDS} and {@link #ASK_WITHIN} are over.
     */
    public synchronized void drain(Duration patience) throws InterruptedException {
        draining = true;
        await(() -> running.isEmpty() && coming() == 0, patience);
        if (!running.isEmpty()) {
            log.info("{} calls are still running and go to a person now", running.size());
            running.values().forEach(Thread::interrupt);
            await(running::isEmpty, LAST_WORDS);
            if (!running.isEmpty()) log.warn("{} calls did not end in time", running.size());
        }
        await(this::nobodyLeaving, LAST_WORDS); // each has ASK_WITHIN
    }

    private boolean nobodyLeaving() {
        removePast(leaving);
        return leaving.isEmpty();
    }

    /** Waits until {@code reached}; looks often, since a deadline that passes tells nobody. */
    private void await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos();
                !reached.getAsBoolean() && left > 0;
                left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_EVERY.toNanos()));
        }
    }
}
