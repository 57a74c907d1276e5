package dev.orderline.ivr.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelDesk;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Labels on their way to customers, from the return to the page. */
@Tag("slow")
class SqlLabelDeskTest {
    private static final Pattern LINK =
            Pattern.compile("https://pages\\.example/label/([0-9a-f]{32})\n");
    private static final Document PDF =
            new Document("return.pdf", "application/pdf", "%PDF".getBytes(US_ASCII));

    private static final String BY = "select work ->> 'by' from outbox";
    private static final String LABELS = " where kind = 'write' and work ->> 'label' <> ''";

    private final WorkingShop shop =
            new WorkingShop(
                    TestDatabase.withTables(), Map.of("pages.url", "https://pages.example"));
    private final SqlLabelDesk desk = shop.office().labels();
    private final Instant now = shop.now().toInstant();
    private final Proof proof = shop.delivered(UUID.randomUUID(), "cap", 50);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whoHasOnlyATelephoneGetsALinkThatShowsTheLabel() {
        customer("", "+18035550123", "");
        RmaNumber rma = returned();
        LabelToken token = token(labels().getLast());

        LabelDesk.Linked label = desk.open(token, now).orElseThrow();
        assertEquals(rma, label.rma());
        assertEquals("cap", label.item());
        assertEquals("SP1", label.tracking());
        assertEquals("return-" + rma.digits() + ".pdf", label.pdf().name());
        assertFalse(rows("select label_links::text from label_links").contains(token.value()));
        assertTrue(desk.open(new LabelToken("0".repeat(32)), now).isEmpty());
    }

    @Test
    void theLabelAgainIsALinkOfItsOwnOnceForEachRequest() {
        customer("", "+18035550123", "");
        RmaNumber rma = returned();
        UUID request = UUID.randomUUID();
        for (int i = 0; i < 2; i++)
            assertTrue(shop.office().returns().sendLabel(request, proof, rma, shop.now()));

        List<String> labels = labels();
        assertEquals(2, labels.size());
        assertEquals("2", rows("select count(*)::text from label_links"));
        for (String label : labels) assertTrue(desk.open(token(label), now).isPresent());
    }

    @Test
    void aLinkIsOverWhenTheParcelIsThere() {
        customer("", "+18035550123", "");
        RmaNumber rma = returned();
        LabelToken token = token(labels().getLast());
        scan(rma, ReturnStep.DROPPED_OFF);
        assertTrue(desk.open(token, now).isPresent());
        scan(rma, ReturnStep.RECEIVED);
        assertTrue(desk.open(token, now).isEmpty());
    }

    @Test
    void aLinkIsOverAfterTheLastDayOfTheReturn() {
        customer("", "+18035550123", "");
        returned();
        LabelToken token = token(labels().getLast());
        Instant end =
                desk.open(token, now)
                        .orElseThrow()
                        .until()
                        .plusDays(1)
                        .atStartOfDay(shop.now().getZone())
                        .toInstant();
        assertTrue(desk.open(token, end.minusSeconds(1)).isPresent());
        assertTrue(desk.open(token, end).isEmpty());
        desk.forgetBefore(end);
        assertEquals("1", rows("select count(*)::text from label_links"));
        desk.forgetBefore(end.plusSeconds(1));
        assertEquals("0", rows("select count(*)::text from label_links"));
    }

    @Test
    void aLinkIsOpenedSoOftenAndNoMore() {
        customer("", "+18035550123", "");
        returned();
        LabelToken token = token(labels().getLast());
        for (int i = 0; i < LabelDesk.MOST_OPENED; i++)
            assertTrue(desk.open(token, now).isPresent());
        assertTrue(desk.open(token, now).isEmpty());
    }

    @Test
    void whoHasEMailGetsTheLabelItselfUnlessMessagesAreLiked() {
        customer("ann@example.org", "+18035550123", "");
        RmaNumber rma = returned();
        customer("ann@example.org", "+18035550123", "whatsapp");
        shop.office().returns().sendLabel(UUID.randomUUID(), proof, rma, shop.now());

        assertEquals("email", rows(BY + " where work ->> 'text' like 'Here is the label%'"));
        assertEquals("WHATSAPP", rows(BY + " where work ->> 'text' like '%https://pages%'"));
    }

    @Test
    void withoutPagesALabelGoesByEMailThoughMessagesAreLiked() {
        try (var other = new WorkingShop(TestDatabase.withTables())) {
            Proof theirs = other.delivered(UUID.randomUUID(), "cap", 50);
            customer(other, "ann@example.org", "+18035550123", "sms");
            returned(other, theirs);
            assertEquals("email", rows(other, BY + LABELS));
            assertEquals("0", rows(other, "select count(*)::text from label_links"));
        }
    }

    private RmaNumber returned() {
        return returned(shop, proof);
    }

    /** A return whose label was made. */
    private static RmaNumber returned(WorkingShop shop, Proof proof) {
        RmaNumber rma =
                assertInstanceOf(
                                Opened.class,
                                shop.office()
                                        .returns()
                                        .open(
                                                UUID.randomUUID(),
                                                proof,
                                                new ReturnWish(1, ReturnReason.CHANGED_MIND),
                                                Destination.ORIGINAL,
                                                shop.now()))
                        .rma();
        OutboxEntry making =
                shop.office().outbox().lease(100).stream()
                        .filter(entry -> entry.work() instanceof Work.MakeLabel)
                        .findFirst()
                        .orElseThrow();
        shop.office().outbox().done(making, new Work.Done.LabelMade(new Made.Label("SP1", PDF)));
        return rma;
    }

    private void scan(RmaNumber rma, ReturnStep step) {
        shop.office().warehouse().scan(UUID.randomUUID(), rma, step, now);
    }

    private void customer(String email, String phone, String likes) {
        customer(shop, email, phone, likes);
    }

    private static void customer(WorkingShop shop, String email, String phone, String likes) {
        shop.database()
                .jdbi()
                .useHandle(handle ->
                        handle.execute(
                                "update customers set email = ?, phone = ?, liked_way = nullif(?, '')",
                                email,
                                phone,
                                likes));
    }

    /** The letters that labels go with. */
    private List<String> labels() {
        return shop.database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select work ->> 'text' from outbox" + LABELS)
                                .mapTo(String.class)
                                .list());
    }

    private static LabelToken token(String letter) {
        Matcher link = LINK.matcher(letter);
        assertTrue(link.find(), letter);
        return new LabelToken(link.group(1));
    }

    private String rows(String query) {
        return rows(shop, query);
    }

    private static String rows(WorkingShop shop, String query) {
        List<String> found =
                shop.database()
                        .jdbi()
                        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
        return String.join(" ", found);
    }
}
