package dev.orderline.ivr.orders;

/**
 * Where the policy is that counts now. Thread-safe; a decision asks once and keeps to what it got.
 */
public interface ReturnPolicies {
    /**
     * A version of the policy.
     *
     * @param number counted from 1; 0 if it was not published
     */
    record Version(int number, ReturnPolicy policy) {}

    /** One that nobody has published. */
    static ReturnPolicies unpublished(ReturnPolicy policy) {
        return () -> new Version(0, policy);
    }

    /**
     * @throws DeskFailure if the database is away
     */
    Version current();
}
