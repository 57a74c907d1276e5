package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of letters, by the settings and the clock. */
@Tag("slow")
class OldLettersTest {
    private static final Instant GIVEN_UP = Instant.parse("2026-11-28T12:00:00Z");

    private final HandClock clock = new HandClock(GIVEN_UP);
    private final Database database = Database.open(TestDatabase.withTables());

    @BeforeEach
    void giveUp() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                """
                                insert into outbox (id, kind, work, state, due_at, created_at, ended_at)
                                values (gen_random_uuid(), 'write', '{"to": "a@b.example"}', 'parked',
                                        now(), now(), timestamptz '2026-11-28T12:00:00Z'),
                                       (gen_random_uuid(), 'pay-back', '{"key": "1"}', 'parked',
                                        now(), now(), timestamptz '2026-11-28T12:00:00Z')
                                """));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLetterThatWasGivenUpIsKeptForThirtyDaysAndARefundUntilSomebodySeesToIt() {
        BackOffice office = office(Map.of());
        clock.pass(Duration.ofDays(30));
        office.forgetLetters();
        assertEquals(List.of("{\"key\": \"1\"}", "{\"to\": \"a@b.example\"}"), works());
        clock.pass(Duration.ofSeconds(1));
        office.forgetLetters();
        assertEquals(List.of("{\"key\": \"1\"}", "{}"), works());
    }

    @Test
    void aShopKeepsThemForAsLongAsItLikes() {
        BackOffice office = office(Map.of("letters.keep-days", "2"));
        clock.pass(Duration.ofDays(2).plusSeconds(1));
        office.forgetLetters();
        assertEquals(List.of("{\"key\": \"1\"}", "{}"), works());
    }

    private BackOffice office(Map<String, String> set) {
        var all = new HashMap<>(set);
        all.put("folder.data", "target/no-data");
        all.put("folder.dialplans", "../dialplans");
        return new BackOffice(database, Settings.read(all, Map.of()), clock);
    }

    private List<String> works() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select work::text from outbox order by kind")
                                .mapTo(String.class)
                                .list());
    }
}
