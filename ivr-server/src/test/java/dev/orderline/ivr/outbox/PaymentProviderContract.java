package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed.Done;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What everybody keeps to who gives money back. */
public abstract class PaymentProviderContract {
    private static final int THREADS = 8;
    private static final Currency DOLLARS = Currency.getInstance("USD");
    protected static final Money PAID = new Money(49_99, DOLLARS);
    protected static final Money PART = new Money(20_00, DOLLARS);

    /** As new. */
    protected abstract PaymentProvider provider();

    /** Takes {@link #PAID} from a customer; its reference. */
    protected abstract String pay();

    /** How many times money of that payment went back. */
    protected abstract int paidBack(String payment);

    protected static Reversal reversal(String payment, Money amount) {
        return new Reversal(UUID.randomUUID(), payment, amount);
    }

    @Test
    void theSameReversalIsDoneOnceHoweverOftenItIsAskedFor() {
        PaymentProvider provider = provider();
        Reversal reversal = reversal(pay(), PART);
        Reversed first = provider.reverse(reversal);
        assertInstanceOf(Done.class, first);
        assertEquals(first, provider.reverse(reversal));
        assertEquals(first, provider.reverse(reversal));
        assertEquals(1, paidBack(reversal.payment()));
    }

    @Test
    void theSameReversalAskedForAllAtOnceIsDoneOnce() throws Exception {
        PaymentProvider provider = provider();
        Reversal reversal = reversal(pay(), PART);
        List<Reversed> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reversed>> asked =
                    Collections.nCopies(THREADS, () -> provider.reverse(reversal));
            for (Future<Reversed> each : threads.invokeAll(asked)) answers.add(each.get());
        }
        assertEquals(Collections.nCopies(THREADS, answers.getFirst()), answers);
        assertEquals(1, paidBack(reversal.payment()));
    }

    @Test
    void twoReversalsOfOnePaymentAreTwo() {
        PaymentProvider provider = provider();
        String payment = pay();
        Reversed one = provider.reverse(reversal(payment, PART));
        Reversed other = provider.reverse(reversal(payment, PART));
        assertFalse(one.equals(other));
        assertEquals(2, paidBack(payment));
    }

    @Test
    void moreThanWasPaidIsRefusedAndStaysSo() {
        PaymentProvider provider = provider();
        String payment = pay();
        assertInstanceOf(Done.class, provider.reverse(reversal(payment, PAID)));
        Reversal tooMuch = reversal(payment, PART);
        Reversed refused = provider.reverse(tooMuch);
        assertInstanceOf(Refused.class, refused);
        assertEquals(refused, provider.reverse(tooMuch));
        assertEquals(1, paidBack(payment));
    }

    @Test
    void whatWasNeverPaidIsRefused() {
        assertInstanceOf(Refused.class, provider().reverse(reversal("ch_unknown", PART)));
    }

    @Test
    void aReversalIsFoundByOurReference() {
        PaymentProvider provider = provider();
        String payment = pay();
        provider.reverse(reversal(payment, PART));
        Reversal wanted = reversal(payment, PART);
        assertEquals(Optional.empty(), provider.find(wanted));
        Reversed done = provider.reverse(wanted);
        assertEquals(Optional.of(done), provider.find(wanted));
    }

    @Test
    void aKeyIsRememberedForSomeTime() {
        assertTrue(provider().remembers().isPositive());
    }
}
