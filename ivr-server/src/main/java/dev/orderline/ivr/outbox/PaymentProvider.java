package dev.orderline.ivr.outbox;

import dev.orderline.ivr.orders.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Who has taken the customers' money, and gives it back. Thread-safe. */
public interface PaymentProvider {
    /**
     * Pays back to the means with which was paid; once for each {@link Reversal#key}, however often
     * it is asked within {@link #remembers}.
     *
     * @throws ProviderFailure if it is not known whether it was done; it is to be asked again
     */
    Reversed reverse(Reversal reversal);

    /**
     * What has become of a reversal, by our reference; empty if the provider has none. For one that
     * was asked for so long ago that its key may be forgotten.
     *
     * @throws ProviderFailure if it cannot be told now
     */
    Optional<Reversed> find(Reversal reversal);

    /** How long a key is remembered at least. */
    Duration remembers();

    /**
     * @param key of ours, the same whenever the same reversal is asked for
     * @param payment the provider's reference of what was paid
     */
    record Reversal(UUID key, String payment, Money amount) {}

    /** What comes of asking. */
    sealed interface Reversed {
        /**
         * It is paid.
         *
         * @param reference the provider's
         */
        record Done(String reference) implements Reversed {}

        /**
         * It is taken, but may still fail; {@link #find} tells later what has become of it.
         *
         * @param reference the provider's
         */
        record Pending(String reference) implements Reversed {}

        /**
         * It will not be done, however often it is asked.
         *
         * @param code the provider's, such as {@code charge_already_refunded}
         */
        record Refused(String code) implements Reversed {}
    }
}
