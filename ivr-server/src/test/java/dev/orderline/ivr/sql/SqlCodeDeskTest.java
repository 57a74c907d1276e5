package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.CodeDeskContract;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Postcode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlCodeDeskTest extends CodeDeskContract {
    private final OpenDatabases open = new OpenDatabases();
    private Database database;

    @BeforeEach
    void fill() {
        var price = new Money(100, Currency.getInstance("USD"));
        var order =
                new Order(
                        PROOF.number(),
                        Customer.STANDARD,
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        List.of(new Item(1, "S", "cap", 1, price, Item.UNSORTED, false)),
                        List.of(),
                        Optional.empty(),
                        price);
        database = open.filled(TestDatabase.withTables(), order, new Postcode("29063"));
        contact("ann@example.org", "");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected CodeDesk desk() {
        return new SqlCodeDesk(database, new Announcer(ShippedLetters.read(), false));
    }

    @Override
    protected String lastCode() {
        return CodeDeskContract.in(
                rows("""
                select work ->> 'text' from outbox join codes on id = request order by sent_at desc
                """)
                        .getFirst());
    }

    @Test
    void whoHasNoEmailGetsTheCodeByTelephone() {
        contact("", "+18035550123");
        assertEquals(CodeDesk.Sent.BY_PHONE, desk().send(UUID.randomUUID(), PROOF, Instant.EPOCH));
    }

    @Test
    void whoLikesMessagesGetsTheCodeByTelephone() {
        contact("ann@example.org", "+18035550123");
        database.jdbi()
                .useHandle(handle -> handle.execute("update customers set liked_way = 'sms'"));
        assertEquals(CodeDesk.Sent.BY_PHONE, desk().send(UUID.randomUUID(), PROOF, Instant.EPOCH));
        assertEquals(List.of("SMS"), rows("select work ->> 'by' from outbox"));
    }

    @Test
    void whoHasNeitherGetsNone() {
        contact("", "8035550123");
        assertEquals(
                CodeDesk.Sent.NO_CONTACT, desk().send(UUID.randomUUID(), PROOF, Instant.EPOCH));
        assertEquals(List.of(), rows("select request::text from codes"));
    }

    @Test
    void theCodeItselfIsNotKept() {
        desk().send(UUID.randomUUID(), PROOF, Instant.EPOCH);
        String kept = rows("select codes::text from codes").getFirst();
        assertFalse(kept.contains("," + lastCode() + ","), kept);
    }

    private void contact(String email, String phone) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update customers set email = ?, phone = ?", email, phone));
    }

    private List<String> rows(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
