package dev.orderline.ivr.agi;

import dev.orderline.ivr.agi.GuardedScripts.Guarded;
import dev.orderline.ivr.call.Admission;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Outcomes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the dialplan's two questions, each with the secret as its first argument:
 *
 * <ul>
 *   <li>{@code AGI(agi://host:port/admit,<secret>)}: may this caller come to us, and how. Sets the
 *       variables of {@link Variables#of(dev.orderline.ivr.call.Route)}.
 *   <li>{@code AGI(agi://host:port/next,<secret>,<call id>)}: where a call goes after us. Sets
 *       those of {@link Variables#of(Outcome)}, or {@code ORDERLINE_NEXT=fallback}.
 * </ul>
 *
 * <p>Names are mapped here and nowhere else. A request that is refused, or in which something of
 * ours fails, sets no route or {@code fallback}, at once: the dialplan then goes its own way.
 */
public final class FastAgi implements AutoCloseable {
    /** How long {@code next} waits for an outcome that is still being written. */
    static final Duration OUTCOME_PATIENCE = Duration.ofMillis(500);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Logger log = LoggerFactory.getLogger(FastAgi.class);

    private final Duration outcomePatience;
    private final Admission admission;
    private final Outcomes outcomes;
    private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
    private final AgiListener listener;

    /**
     * Binds and answers from now on.
     *
     * @param address should be loopback: the secret travels in the clear; port 0 takes a free one
     * @throws IOException if the address cannot be bound
     */
    public FastAgi(
            InetSocketAddress address, AgiSecret secret, Admission admission, Outcomes outcomes)
            throws IOException {
        this(address, AgiListener.READ_TIME_OUT, OUTCOME_PATIENCE, secret, admission, outcomes);
    }

    FastAgi(
            InetSocketAddress address,
            Duration readTimeOut,
            Duration outcomePatience,
            AgiSecret secret,
            Admission admission,
            Outcomes outcomes)
            throws IOException {
        this.outcomePatience = outcomePatience;
        this.admission = admission;
        this.outcomes = outcomes;
        var scripts =
                Map.of("admit", new Guarded(1, this::admit), "next", new Guarded(2, this::next));
        listener =
                new AgiListener(
                        address,
                        AgiLimits.question(readTimeOut),
                        new GuardedScripts(secret, scripts));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Stops; requests under way get a moment to be answered, then they are cut off. */
    @Override
    public void close() {
        listener.close();
        lookers.shutdownNow();
    }

    private void admit(AgiRequest request, AgiChannel dialplan) {
        try {
            Variables.set(dialplan, Variables.of(admission.admit(Requests.caller(request))));
        } catch (RuntimeException e) {
            log.error("admission failed; the dialplan takes the caller elsewhere", e);
        }
    }

    private void next(AgiRequest request, AgiChannel dialplan) {
        Variables.set(
                dialplan,
                CallId.parse(request.getArguments()[1])
                        .flatMap(this::outcome)
                        .map(Variables::of)
                        .orElse(Variables.FALL_BACK));
    }

    /** The outcome, if there is one in time; a database that hangs does not matter. */
    private Optional<Outcome> outcome(CallId id) {
        Future<Optional<Outcome>> found = lookers.submit(() -> look(id));
        try {
            Optional<Outcome> outcome =
                    found.get(outcomePatience.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome.isEmpty()) tellNone(id);
            return outcome;
        } catch (TimeoutException e) {
            tellNone(id);
        } catch (ExecutionException e) {
            log.error("the outcome of call {} cannot be read", id, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            found.cancel(false);
        }
        return Optional.empty();
    }

    /** Whoever gives up first, who waits or who looks: it is one line in the log. */
    private void tellNone(CallId id) {
        log.warn("no outcome of call {} within {} ms", id, outcomePatience.toMillis());
    }

    /**
     * Looks again and again, on a thread of its own, until there is an outcome or nobody waits for
     * it any more. Not interrupted: that would break the database's connection.
     */
    private Optional<Outcome> look(CallId id) throws InterruptedException {
        long until = System.nanoTime() + outcomePatience.toNanos();
        while (true) {
            Optional<Outcome> outcome = outcomes.find(id);
            if (outcome.isPresent() || System.nanoTime() - until > 0) return outcome;
            Thread.sleep(LOOK_EVERY);
        }
    }
}
