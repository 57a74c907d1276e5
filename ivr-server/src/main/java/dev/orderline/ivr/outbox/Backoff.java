package dev.orderline.ivr.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is tried again: about 1 s after the first attempt, twice as
 * long after each further one, {@link #LONGEST} at most; each time between half of that and all of
 * it, so that what failed together does not come back together. After {@link #ATTEMPTS}, which
 * takes more than a day, it is given up: payment providers keep a failure with its key for a day
 * (Stripe, "Idempotent requests"). Thread-safe if {@code chance} is.
 */
public final class Backoff {
    static final int ATTEMPTS = 150;
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 10;

    private final RandomGenerator chance;

    public Backoff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Whether it is to be given up after so many attempts. */
    boolean isEnough(int attempts) {
        return attempts >= ATTEMPTS;
    }

    /**
     * @param attempts that have failed, at least 1
     * @param notBefore how long the other side wants to be left alone
     */
    Duration after(int attempts, Duration notBefore) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        long most = Math.min(doubled.toMillis(), LONGEST.toMillis());
        var wait = Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
        return wait.compareTo(notBefore) > 0 ? wait : notBefore;
    }
}
