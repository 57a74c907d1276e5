package dev.orderline.ivr.outbox;

import java.time.Duration;
import java.util.List;

/**
 * What is still to be done outside, durably, for the workers of all nodes together. Thread-safe;
 * all methods but {@link #await} throw {@link dev.orderline.ivr.orders.DeskFailure} if the database
 * is away.
 */
public interface Outbox {
    /** How long a lease lasts if it is not renewed: who dies keeps others waiting so long. */
    Duration LEASE = Duration.ofSeconds(10);

    /** How often it is asked after a refund that the provider has taken and not yet paid. */
    Duration ASK_AGAIN = Duration.ofHours(1);

    /** Leases what is due, the longest due first. */
    List<OutboxEntry> lease(int most);

    /**
     * Lets a lease last {@link #LEASE} from now.
     *
     * @return false if it is over, and somebody else may be at it
     */
    boolean renew(OutboxEntry entry);

    /**
     * Writes down what came of it, with all that follows from that, in one transaction; nothing if
     * the lease is over. A refund that was only taken stays, for asking after it {@link #ASK_AGAIN}
     * later. What follows wakes nobody: whoever calls looks again, or {@link #ring rings}.
     */
    void done(OutboxEntry entry, Work.Done how);

    /** Wakes all that {@link #await}. */
    void ring();

    /**
     * Lets it be tried again.
     *
     * @param after from now
     * @param why without personal data
     */
    void again(OutboxEntry entry, Duration after, String why);

    /**
     * Gives it up: a person has to see to it.
     *
     * @param why without personal data
     */
    void park(OutboxEntry entry, String why);

    /** Waits until something may be due, at most so long; so long if the database is away. */
    void await(Duration atMost) throws InterruptedException;
}
