package dev.orderline.ivr.outbox;

import dev.orderline.ivr.orders.DeskFailure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is in the outbox, some entries at a time, until it is closed. A lease is renewed
 * while its work goes on. What cannot be done now is tried again after a while, and given up after
 * many times.
 *
 * <p>A thread of its own leases, another renews; the work itself is done on {@code workers}.
 */
public final class OutboxWorkers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxWorkers.class);

    /** At once: as many as the database's connections let through, since most only wait. */
    private static final int AT_ONCE = 16;

    /** Leased at most, those at work among them, so that nobody waits for the next to be leased. */
    private static final int LEASED = 3 * AT_ONCE;

    /** How often the outbox is looked into though nobody has told of anything new. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Outside outside;
    private final Backoff backoff;
    private final Executor workers;
    private final Semaphore free = new Semaphore(LEASED);
    private final Semaphore atWork = new Semaphore(AT_ONCE);
    private final Set<OutboxEntry> running = ConcurrentHashMap.newKeySet();

    /** Counts what was done that something may follow from. */
    private final AtomicInteger followed = new AtomicInteger();

    /** Whether nobody looks into the outbox before somebody rings. */
    private volatile boolean waiting;

    private final Thread leasing = Thread.ofPlatform().name("outbox").unstarted(this::leaseAll);
    private final Thread renewing =
            Thread.ofPlatform().name("outbox-leases").daemon().unstarted(this::renewAll);

    private OutboxWorkers(Outbox outbox, Outside outside, Backoff backoff, Executor workers) {
        this.outbox = outbox;
        this.outside = outside;
        this.backoff = backoff;
        this.workers = workers;
    }

    /**
     * Begins now.
     *
     * @param workers each entry's work is given to it, and may wait there for the network
     */
    public static OutboxWorkers start(
            Outbox outbox, Outside outside, Backoff backoff, Executor workers) {
        var started = new OutboxWorkers(outbox, outside, backoff, workers);
        started.leasing.start();
        started.renewing.start();
        return started;
    }

    private void leaseAll() {
        try {
            while (true) leaseSome();
        } catch (InterruptedException closed) {
            log.debug("the outbox is left alone");
        }
    }

    private void leaseSome() throws InterruptedException {
        free.acquire(AT_ONCE);
        int before = followed.get();
        List<OutboxEntry> entries = List.of();
        try {
            entries = outbox.lease(AT_ONCE);
            for (OutboxEntry entry : entries) {
                running.add(entry);
                workers.execute(() -> carryOut(entry));
            }
        } catch (DeskFailure away) {
            log.debug("the outbox cannot be read now", away);
        } finally {
            free.release(AT_ONCE - entries.size());
        }
        if (entries.isEmpty()) waitForMore(before);
    }

    /**
     * @param before of {@link #followed} when nothing was found
     */
    private void waitForMore(int before) throws InterruptedException {
        waiting = true;
        if (followed.get() == before) outbox.await(LOOK);
        waiting = false;
    }

    private void carryOut(OutboxEntry entry) {
        atWork.acquireUninterruptibly();
        try {
            done(entry, outside.carryOut(entry));
        } catch (ProviderFailure failed) {
            failed(entry, failed);
        } catch (DeskFailure away) {
            // Whoever leases it next finds out whether it was done.
            log.debug("{}: the database is away", entry, away);
        } catch (RuntimeException bug) {
            log.error("{}: a fault of ours", entry, bug);
            failed(entry, new ProviderFailure("our own fault", bug, Duration.ZERO));
        } finally {
            atWork.release();
            running.remove(entry);
            free.release();
        }
    }

    private void done(OutboxEntry entry, Work.Done how) {
        outbox.done(entry, how);
        switch (how) {
            case Work.Done.PaidBack _, Work.Done.LabelMade _ -> {
                followed.incrementAndGet();
                if (waiting) outbox.ring();
            }
            case Work.Done.Written _, Work.Done.Told() -> {}
        }
    }

    private void failed(OutboxEntry entry, ProviderFailure failed) {
        String why = String.valueOf(failed.getMessage());
        try {
            if (backoff.isEnough(entry.attempt())) {
                log.error("{} is given up: {}. scripts/outbox tells how to go on", entry, why);
                outbox.park(entry, why);
            } else {
                log.warn("{} is tried again: {}", entry, why);
                outbox.again(entry, backoff.after(entry.attempt(), failed.notBefore()), why);
            }
        } catch (DeskFailure away) {
            log.debug("{}: the database is away", entry, away);
        }
    }

    private void renewAll() {
        try {
            while (true) {
                Thread.sleep(Outbox.LEASE.dividedBy(3));
                running.forEach(this::renew);
            }
        } catch (InterruptedException closed) {
            log.debug("no lease is renewed any more");
        }
    }

    private void renew(OutboxEntry entry) {
        try {
            if (!outbox.renew(entry) && running.contains(entry))
                log.warn("{}: the lease is lost; what it does is done under the same key", entry);
        } catch (DeskFailure away) {
            log.debug("{}: the database is away", entry, away);
        }
    }

    /** Leases nothing more, and waits for what is being done. */
    @Override
    public void close() {
        leasing.interrupt();
        try {
            leasing.join();
            free.acquire(LEASED);
            renewing.interrupt();
            renewing.join();
        } catch (InterruptedException hurried) {
            renewing.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
