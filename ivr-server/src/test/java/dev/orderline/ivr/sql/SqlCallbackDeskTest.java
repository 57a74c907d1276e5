package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.CallbackDeskContract;
import dev.orderline.ivr.orders.DeskFailure;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlCallbackDeskTest extends CallbackDeskContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected CallbackDesk desk() {
        return new SqlCallbackDesk(open.opened(TestDatabase.withTables()));
    }

    @Test
    void whoWasFirstIsKept() {
        Database database = open.opened(TestDatabase.withTables());
        var desk = new SqlCallbackDesk(database);
        UUID request = UUID.randomUUID();
        desk.note(request, CALLER, "refund", "call-1", NOW);
        desk.done(request, "ann", NOW);
        desk.done(request, "ben", NOW.plusSeconds(1));
        assertEquals(
                "ann",
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery("select done_by from callbacks")
                                        .mapTo(String.class)
                                        .one()));
    }

    @Test
    void callbacksOutliveTheServer() {
        DatabaseAccess access = TestDatabase.withTables();
        var before = new SqlCallbackDesk(open.opened(access));
        before.note(UUID.randomUUID(), CALLER, "refund", "call-1", NOW);
        open.close();

        var after = new SqlCallbackDesk(open.opened(access));

        assertEquals(1, after.open(10).size());
    }

    @Test
    void aLockedTableIsAFailure() {
        DatabaseAccess access = TestDatabase.withTables();
        var desk = new SqlCallbackDesk(open.opened(access));
        open.opened(access)
                .jdbi()
                .useTransaction(handle -> {
                    handle.execute("lock table callbacks in access exclusive mode");
                    assertThrows(DeskFailure.class, () -> desk.open(10));
                });
    }
}
