package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody here is woken by time: what is not rung for is not done, and the test hangs. */
@Timeout(30)
class OutboxWorkersTest {
    private static final Money MONEY = new Money(1_295, Currency.getInstance("USD"));

    private final RungOutbox outbox = new RungOutbox();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void whatFollowsIsDoneThoughTheWorkersWereWaitingAlready() throws Exception {
        outbox.add(payBack());
        try (var _ = start(outbox::awaited)) {
            assertEquals("follows", told.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatFollowsIsDoneThoughTheWorkersWereAboutToWait() throws Exception {
        outbox.add(payBack());
        try (var _ = start(outbox::foundEmpty)) {
            assertEquals("follows", told.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void manyAreDoneEachOnce() throws Exception {
        for (int i = 0; i < 200; i++) outbox.add(tell("event " + i));
        List<String> all = new ArrayList<>();
        try (var _ = start(() -> true)) {
            while (all.size() < 200) all.add(told.poll(20, TimeUnit.SECONDS));
        }
        assertEquals(200, all.stream().distinct().count());
        assertTrue(told.isEmpty());
    }

    /**
     * @param before what paying back waits for
     */
    private OutboxWorkers start(Supplier<Boolean> before) {
        var payments =
                new PaymentProvider() {
                    @Override
                    public Reversed reverse(Reversal reversal) {
                        if (!before.get()) throw new IllegalStateException("nobody waits");
                        return new Reversed.Done("P1");
                    }

                    @Override
                    public Optional<Reversed> find(Reversal reversal) {
                        return Optional.empty();
                    }

                    @Override
                    public Duration remembers() {
                        return Duration.ofDays(1);
                    }
                };
        return OutboxWorkers.start(
                outbox,
                new Outside(
                        payments,
                        _ -> new LabelMaker.Made.Refused("none"),
                        _ -> new Messenger.Sent.Accepted(""),
                        event -> told.add(event.type())),
                new Backoff(new SecureRandom()),
                Thread::startVirtualThread);
    }

    private static Work payBack() {
        return new Work.PayBack(new Reversal(UUID.randomUUID(), "card", MONEY), false);
    }

    private static Work tell(String type) {
        return new Work.Tell(
                new EventSink.Event(UUID.randomUUID(), type, "order", Instant.EPOCH, Map.of()));
    }

    /** In memory. A payment is followed by an event; that wakes nobody. */
    private static final class RungOutbox implements Outbox {
        private final BlockingQueue<OutboxEntry> due = new LinkedBlockingQueue<>();
        private final Semaphore rung = new Semaphore(0);
        private final Semaphore awaited = new Semaphore(0);
        private final Semaphore empty = new Semaphore(0);

        void add(Work work) {
            due.add(new OutboxEntry(UUID.randomUUID(), UUID.randomUUID(), 1, Duration.ZERO, work));
        }

        /** Whether somebody waits now, or will within 20 s. */
        boolean awaited() {
            return taken(awaited);
        }

        /** Whether somebody has found nothing, or will within 20 s. */
        boolean foundEmpty() {
            return taken(empty);
        }

        private static boolean taken(Semaphore permits) {
            try {
                return permits.tryAcquire(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public List<OutboxEntry> lease(int most) {
            List<OutboxEntry> leased = new ArrayList<>();
            due.drainTo(leased, most);
            if (leased.isEmpty()) empty.release();
            return leased;
        }

        @Override
        public boolean renew(OutboxEntry entry) {
            return true;
        }

        @Override
        public void done(OutboxEntry entry, Work.Done how) {
            if (how instanceof Work.Done.PaidBack) add(tell("follows"));
        }

        @Override
        public void ring() {
            rung.release();
        }

        @Override
        public void again(OutboxEntry entry, Duration after, String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void park(OutboxEntry entry, String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            awaited.release();
            rung.acquire();
        }
    }
}
