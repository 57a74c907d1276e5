package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.outbox.PaymentProvider;
import dev.orderline.ivr.outbox.ProviderFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/**
 * Payments of a shop that has told us of no payment provider: a list of what is to be paid back, in
 * our own database. Thread-safe.
 */
public final class SqlPayments implements PaymentProvider {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Database database;
    private final Clock clock;

    public SqlPayments(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Reversed reverse(Reversal reversal) {
        return transact(
                "note a payment",
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into own_payments (key, payment, amount_minor, currency, reference, at)
                                    values (:key, :payment, :amount, :currency,
                                            'P' || nextval('own_payment_numbers'), :at)
                                    on conflict (key) do nothing
                                    """)
                            .bind("key", reversal.key())
                            .bind("payment", reversal.payment())
                            .bind("amount", reversal.amount().minor())
                            .bind("currency", reversal.amount().currency().getCurrencyCode())
                            .bind("at", time(clock.instant()))
                            .execute();
                    return find(handle, reversal).orElseThrow();
                });
    }

    @Override
    public Optional<Reversed> find(Reversal reversal) {
        return transact("look up a payment", handle -> find(handle, reversal));
    }

    private static Optional<Reversed> find(Handle handle, Reversal reversal) {
        return handle.createQuery("select reference from own_payments where key = :key")
                .bind("key", reversal.key())
                .mapTo(String.class)
                .findOne()
                .map(Reversed.Done::new);
    }

    private <T> T transact(String attempted, HandleCallback<T, RuntimeException> work) {
        try {
            return database.transact(attempted, work);
        } catch (DeskFailure away) {
            throw new ProviderFailure(attempted, away, Duration.ZERO);
        }
    }

    @Override
    public Duration remembers() {
        return FOR_EVER;
    }
}
