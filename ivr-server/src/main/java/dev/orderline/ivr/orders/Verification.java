package dev.orderline.ivr.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a caller has shown enough to be told of an order. All failures sound alike: nobody learns
 * which orders exist.
 */
public sealed interface Verification {
    /** How long a proof can be recalled: longer than calls last. */
    Duration RECALLED_FOR = Duration.ofHours(1);

    record Verified(Proof proof) implements Verification {}

    /** No such order, or another postcode. */
    record Refused() implements Verification {}

    /** Too many wrong attempts; whatever is said now is not even looked at. */
    record LockedOut() implements Verification {}

    /**
     * Judges one attempt.
     *
     * @param before wrong attempts so far
     * @param onFile the postcode of the order {@code number}, if there is such an order
     */
    static Verification judge(
            Attempts before, OrderNumber number, Postcode given, Optional<Postcode> onFile) {
        if (before.exhausted()) return new LockedOut();
        return onFile.filter(given::equals).isPresent()
                ? new Verified(new Proof(number))
                : new Refused();
    }

    /**
     * The proof that a request has earned before, for the same caller; empty after {@link
     * #RECALLED_FOR}.
     *
     * <p>Only order desks may call this, with what they have kept of a request that they themselves
     * answered with {@link Verified}. Then it gives nobody what they have not had: who knows a
     * request's id, which is made from the secret one of its call, is that call or takes it over.
     */
    static Optional<Proof> recalled(Earned earned, CallerNumber caller, Instant now) {
        boolean forCaller = earned.caller().equals(caller);
        boolean inTime = Duration.between(earned.at(), now).compareTo(RECALLED_FOR) < 0;
        return forCaller && inTime ? Optional.of(new Proof(earned.number())) : Optional.empty();
    }

    /** What a desk keeps of an attempt that was {@link Verified}. */
    record Earned(OrderNumber number, CallerNumber caller, Instant at) {}

    /**
     * Wrong attempts within {@link #WINDOW_HOURS}.
     *
     * @param forOrder at this order number, by anybody
     * @param byCaller by this caller number, at any order; withheld numbers count as one caller per
     *     call
     * @param inAll by everybody, at everything
     */
    record Attempts(int forOrder, int byCaller, int inAll) {
        public static final int WINDOW_HOURS = 24;
        public static final int MAX_FOR_ORDER = 5;
        public static final int MAX_BY_CALLER = 10;
        public static final int MAX_IN_ALL = 1_000;

        public boolean exhausted() {
            return forOrder >= MAX_FOR_ORDER || byCaller >= MAX_BY_CALLER || inAll >= MAX_IN_ALL;
        }
    }
}
