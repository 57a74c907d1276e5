package dev.orderline.ivr.sql;

import static dev.orderline.ivr.outbox.Contact.Service.SMS;
import static dev.orderline.ivr.outbox.Contact.Service.WHATSAPP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDesk.Sent;
import dev.orderline.ivr.orders.PhotoDeskContract;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Postcode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlPhotoDeskTest extends PhotoDeskContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Announcer ANNOUNCER = new Announcer(ShippedLetters.read(), true);

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
    protected PhotoDesk desk(Supplier<PhotoToken> tokens) {
        return new SqlPhotoDesk(database, ANNOUNCER, tokens, SqlPhotoDeskTest::page);
    }

    private static String page(PhotoToken token) {
        return "https://photos.example/p/" + token.value();
    }

    private SqlPhotoDesk desk() {
        return new SqlPhotoDesk(database, ANNOUNCER, () -> TOKEN, SqlPhotoDeskTest::page);
    }

    private List<String> rows(String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    @Test
    void theLinkGoesToTheTelephoneThoughThereIsEMail() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update customers set email = 'a@b.example'"));
        assertEquals(Sent.BY_PHONE, send(desk(), 1));
        String letter = rows("select work::text from outbox").getFirst();
        assertTrue(letter.contains(page(TOKEN)), letter);
        assertTrue(letter.contains("+18035550123"), letter);
    }

    @Test
    void whoLikesWhatsAppGetsTheLinkByItIfTheShopCan() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update customers set liked_way = 'whatsapp'"));
        send(desk(), 1);
        var both =
                new Announcer(ShippedLetters.read(), true, Set.of(SMS, WHATSAPP), LabelLinks.NONE);
        send(new SqlPhotoDesk(database, both, SqlPhotoDeskTest::page), 1);
        assertEquals(
                List.of("SMS", "WHATSAPP"),
                rows("select work ->> 'by' from outbox order by work ->> 'by'"));
    }

    @Test
    void whoHasNoTelephoneGetsEMailAndWhoHasNeitherNothing() {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("update customers set email = 'a@b.example', phone = ''"));
        assertEquals(Sent.BY_EMAIL, send(desk(), 1));
        database.jdbi().useHandle(handle -> handle.execute("update customers set email = ''"));
        assertEquals(Sent.NO_CONTACT, send(desk(), 1));
        assertEquals(List.of("1"), rows("select count(*)::text from photo_links"));
    }

    @Test
    void tokensAreOfChanceAndNotKept() {
        var desk = new SqlPhotoDesk(database, ANNOUNCER, SqlPhotoDeskTest::page);
        send(desk, 1);
        send(desk, 1);
        List<String> tokens =
                rows("select substring(work->>'text' from '/p/([0-9a-f]{32})') from outbox");
        assertEquals(2, Set.copyOf(tokens).size());
        String links = String.join(" ", rows("select photo_links::text from photo_links"));
        assertFalse(tokens.stream().anyMatch(links::contains), links);
    }

    @Test
    void aLinkGoesWithItsOrderButAPhotoHoldsIt() {
        PhotoDesk desk = desk();
        send(desk, 1);
        desk.keep(TOKEN, photo(NOW));
        assertThrows(UnableToExecuteStatementException.class, this::deleteOrders);
        database.jdbi().useHandle(handle -> handle.execute("delete from photos"));
        deleteOrders();
        assertFalse(desk.find(TOKEN, NOW).isPresent());
    }

    @Test
    void whatIsOldIsForgottenAndLinksWithIt() {
        SqlPhotoDesk desk = desk();
        send(desk, 1);
        Photo photo = photo(NOW);
        desk.keep(TOKEN, photo);
        desk.forgetBefore(NOW);
        assertEquals(List.of(photo), desk.arrived(PROOF, 1, CALL));
        desk.forgetBefore(NOW.plus(PhotoLink.LIVES).plusSeconds(1));
        assertEquals(List.of(), desk.arrived(PROOF, 1, CALL));
        assertEquals(List.of("0"), rows("select count(*)::text from photo_links"));
    }

    private void deleteOrders() {
        database.jdbi().useHandle(handle -> handle.execute("delete from orders"));
    }
}
