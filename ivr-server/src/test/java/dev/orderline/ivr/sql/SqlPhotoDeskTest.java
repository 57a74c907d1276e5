package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDeskContract;
import dev.orderline.ivr.orders.PhotoLink.Within;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlPhotoDeskTest extends PhotoDeskContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Within CALL = new Within.Call("call-1");

    private final OpenDatabases open = new OpenDatabases();
    private Database database;

    @BeforeEach
    void fill() {
        database = open.filled(TestDatabase.empty(), ORDER, new Postcode("29063"));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected PhotoDesk desk() {
        return new SqlPhotoDesk(database);
    }

    @Override
    protected RmaNumber returned(PhotoDesk desk) {
        RmaNumber rma = RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL);
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                """
                                insert into returns
                                values (?, gen_random_uuid(), ?, 2, 2, 'damaged', '2026-12-10', now(),
                                        null, '{}', '{}')
                                """,
                                rma.digits(),
                                ORDER.number().digits()));
        return rma;
    }

    @Test
    void tokensAreNotKept() {
        desk().open(TOKEN, PROOF, 1, CALL, NOW);
        String row =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery("select photo_links::text from photo_links")
                                        .mapTo(String.class)
                                        .one());
        assertFalse(row.contains(TOKEN.value()), row);
    }

    @Test
    void aReturnThatIsNotThereIsAFailure() {
        var unknown = new Within.Return(RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL));
        assertThrows(DeskFailure.class, () -> desk().open(TOKEN, PROOF, 2, unknown, NOW));
    }

    @Test
    void aLinkGoesWithItsOrderButAPhotoHoldsIt() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        desk.keep(TOKEN, photo(NOW));
        assertThrows(UnableToExecuteStatementException.class, this::deleteOrders);
        database.jdbi().useHandle(handle -> handle.execute("delete from photos"));
        deleteOrders();
        assertFalse(desk.find(TOKEN, NOW).isPresent());
    }

    private void deleteOrders() {
        database.jdbi().useHandle(handle -> handle.execute("delete from orders"));
    }
}
