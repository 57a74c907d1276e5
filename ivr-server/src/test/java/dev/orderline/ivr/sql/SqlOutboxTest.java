package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.EventSink.Event;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.StuckDesk;
import dev.orderline.ivr.outbox.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlOutboxTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    private final OpenDatabases open = new OpenDatabases();
    private Database database;
    private SqlOutbox outbox;

    @BeforeEach
    void start() {
        database = open.opened(TestDatabase.withTables());
        outbox = outbox(database);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static SqlOutbox outbox(Database database) {
        return new SqlOutbox(
                database, new Announcer(ShippedLetters.read(), true), Clock.systemUTC());
    }

    @Test
    void whatIsLeasedIsNotLeasedAgainUntilTheLeaseIsOver() {
        Event event = tell(1);
        OutboxEntry entry = only();
        assertEquals(new Work.Tell(event), entry.work());
        assertEquals(1, entry.attempt());
        assertEquals(List.of(), outbox.lease(10));
        end(entry);
        OutboxEntry again = only();
        assertEquals(2, again.attempt());
        assertEquals(List.of("1"), rows("select unsure from outbox"), "nobody told of the first");
        assertFalse(outbox.renew(entry), "somebody else has it");
        assertTrue(outbox.renew(again));
        outbox.done(entry, new Work.Done.Told());
        assertEquals(List.of("waiting"), rows("select state from outbox"), "nor ends it");
        outbox.done(again, new Work.Done.Told());
        assertEquals(List.of("done {}"), rows("select state || ' ' || work from outbox"));
        assertEquals(List.of(), outbox.lease(10));
    }

    @Test
    void whatFailedComesBackAfterAWhile() {
        tell(1);
        outbox.again(only(), Duration.ofHours(1), "503");
        assertEquals(List.of(), outbox.lease(10));
        database.jdbi().useHandle(handle -> handle.execute("update outbox set due_at = now()"));
        OutboxEntry again = only();
        assertEquals(2, again.attempt());
        assertEquals(List.of("0 503"), rows("select unsure || ' ' || failure from outbox"));
    }

    @Test
    void whatIsGivenUpIsThereToBeSeenAndTriedAgain() {
        tell(1);
        OutboxEntry entry = only();
        outbox.park(entry, "x".repeat(500));
        StuckDesk.Parked parked = outbox.parked(10).getFirst();
        assertEquals(entry.id(), parked.id());
        assertEquals(200, parked.failure().length());
        assertEquals(List.of(), outbox.lease(10));
        assertTrue(outbox.retry(entry.id()));
        assertFalse(outbox.retry(entry.id()), "it is no longer parked");
        assertEquals(1, only().attempt());
    }

    @Test
    void whatStoodInLettersIsForgottenAfterAWhileAndTheyAreNotTriedAgain() {
        tell(1);
        OutboxEntry entry = only();
        outbox.park(entry, "unreachable");
        tell(2);
        assertEquals(0, outbox.forgetBefore(Instant.now().minusSeconds(60)));
        assertEquals(1, outbox.forgetBefore(Instant.now().plusSeconds(60)));
        assertEquals(
                List.of("parked {}"),
                rows("select state || ' ' || work from outbox where state <> 'waiting'"));
        assertFalse(outbox.retry(entry.id()));
        assertEquals(entry.id(), outbox.parked(10).getFirst().id(), "it stays in the list");
        assertEquals(List.of("t"), rows("select work <> '{}' from outbox where state = 'waiting'"));
    }

    @Test
    void ofALetterThatWasSentOnlyWhoseLabelItWasIsKept() {
        var letter =
                new WorkJson.Addressed(
                        new Contact.Email("a@b.example"),
                        new WorkJson.Letter("Yours", "Dear Ann", "123455"));
        database.jdbi()
                .useTransaction(handle -> OutboxRows.write(handle, UUID.randomUUID(), letter, AT));
        outbox.done(only(), new Work.Done.Written(new Messenger.Sent.Accepted("1")));
        assertEquals(List.of("{\"label\": \"123455\"}"), rows("select work::text from outbox"));
        outbox.forgetBefore(Instant.now().plusSeconds(60));
        assertEquals(List.of("done {}"), rows("select state || ' ' || work from outbox"));
    }

    @Test
    void whatIsWrittenDownTwiceIsDoneOnce() {
        Event event = tell(1);
        database.jdbi().useTransaction(handle -> OutboxRows.tell(handle, event));
        assertEquals(1, outbox.lease(10).size());
    }

    @Test
    void workersGetDifferentEntries() throws Exception {
        int many = 200;
        for (int i = 0; i < many; i++) tell(i);
        Set<UUID> seen = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<OutboxEntry>> some = () -> outbox(database).lease(25);
            for (Future<List<OutboxEntry>> leased :
                    threads.invokeAll(List.of(some, some, some, some, some, some, some, some)))
                for (OutboxEntry entry : leased.get()) assertTrue(seen.add(entry.id()));
        }
        assertEquals(many, seen.size());
    }

    @Test
    void aWorkerThatWaitsIsWokenByWhatIsWrittenDown() throws Exception {
        var waiting = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> found =
                    threads.submit(() -> {
                        outbox.await(Duration.ofMillis(1)); // it listens from now on
                        waiting.countDown();
                        outbox.await(Duration.ofMinutes(1));
                        return outbox.lease(10).size();
                    });
            waiting.await();
            tell(1);
            assertEquals(1, found.get());
        }
    }

    @Test
    void aPaymentIsNotedOnce() {
        var payments = new SqlPayments(database, Clock.systemUTC());
        var reversal =
                new Reversal(
                        UUID.randomUUID(), "order-1", new Money(100, Currency.getInstance("USD")));
        assertTrue(payments.find(reversal).isEmpty());
        var first = payments.reverse(reversal);
        assertInstanceOf(Reversed.Done.class, first);
        assertEquals(first, payments.reverse(reversal));
        assertEquals(first, payments.find(reversal).orElseThrow());
        assertEquals(List.of("1"), rows("select count(*) from own_payments"));
    }

    private OutboxEntry only() {
        List<OutboxEntry> leased = outbox.lease(10);
        assertEquals(1, leased.size());
        return leased.getFirst();
    }

    private Event tell(int number) {
        var event = new Event(new UUID(0, number), "dev.orderline.test", "1", AT, Map.of("a", "b"));
        database.jdbi().useTransaction(handle -> OutboxRows.tell(handle, event));
        return event;
    }

    /** As if its ten seconds were over. */
    private void end(OutboxEntry entry) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update outbox set due_at = now() where id = ?", entry.id()));
    }

    private List<String> rows(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
