package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.OfferDesk.Kind;
import dev.orderline.ivr.orders.OfferDesk.Offer;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.Work;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of returns that were changed. */
@Tag("slow")
class ChangeBookTest {
    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void eachChangeIsKeptWithWhatWasBefore() {
        Proof proof = shop.delivered(UUID.randomUUID(), "jacket", 60);
        RmaNumber rma = opened(proof);
        changed(proof, rma, ReturnReason.TOO_SMALL);
        changed(proof, rma, ReturnReason.WRONG_ITEM);
        assertEquals(
                List.of(
                        "changed-mind to too-small, original to original, 5505",
                        "too-small to wrong-item, original to original, 6000"),
                rows(
                        """
                        select format('%s to %s, %s to %s, %s', from_reason, to_reason, from_destination,
                                      to_destination, terms ->> 'refundMinor')
                          from return_changes order by serial
                        """));
        assertEquals(
                List.of("decided 6000", "withdrawn 5505", "withdrawn 5505"),
                rows("select state || ' ' || amount_minor from refunds order by 1"));
        assertEquals(List.of("changed-mind"), rows("select reason from returns"), "as opened");
    }

    @Test
    void anOfferOfAChangedReturnIsCountedOnce() {
        Proof proof = shop.delivered(UUID.randomUUID(), "jacket", 60);
        RmaNumber rma = opened(proof);
        changed(proof, rma, ReturnReason.TOO_SMALL);
        assertEquals(
                List.of(new Offer(Kind.EXCHANGE, 0, 0), new Offer(Kind.STORE_CREDIT, 1, 0)),
                shop.office().offers().since(shop.now().minusDays(1).toInstant()));
    }

    @Test
    void aLabelIsMadeAnewWhenAnotherPaysForItAndTheOneBeforeCountsNoMore() {
        Proof proof = shop.delivered(UUID.randomUUID(), "jacket", 60);
        RmaNumber rma = opened(proof);
        OutboxEntry first = labels().getFirst();
        changed(proof, rma, ReturnReason.TOO_SMALL);
        assertEquals(List.of(), labels(), "the customer pays as before");
        changed(proof, rma, ReturnReason.WRONG_ITEM);
        OutboxEntry second = labels().getFirst();
        made(second, "SP2");
        made(first, "SP1");
        assertEquals(List.of("SP2"), rows("select tracking from labels"));
        changed(proof, rma, ReturnReason.CHANGED_MIND);
        made(labels().getFirst(), "SP3");
        assertEquals(List.of("SP3"), rows("select tracking from labels"));
        assertEquals(List.of("label-made"), rows("select step from returns"));
    }

    private RmaNumber opened(Proof proof) {
        return assertInstanceOf(
                        ReturnOpened.Opened.class,
                        shop.office()
                                .desks()
                                .returns()
                                .open(
                                        UUID.randomUUID(),
                                        proof,
                                        new ReturnWish(1, ReturnReason.CHANGED_MIND),
                                        Destination.ORIGINAL,
                                        shop.now()))
                .rma();
    }

    private void changed(Proof proof, RmaNumber rma, ReturnReason reason) {
        assertInstanceOf(
                ReturnChanged.Changed.class,
                shop.office()
                        .desks()
                        .returns()
                        .change(
                                UUID.randomUUID(),
                                proof,
                                rma,
                                reason,
                                Destination.ORIGINAL,
                                shop.now()));
    }

    /** Those that are due now, leased. */
    private List<OutboxEntry> labels() {
        return shop.office().outbox().lease(100).stream()
                .filter(entry -> entry.work() instanceof Work.MakeLabel)
                .toList();
    }

    private void made(OutboxEntry entry, String tracking) {
        var pdf = new Document("label.pdf", "application/pdf", new byte[] {1});
        shop.office().outbox().done(entry, new Work.Done.LabelMade(new Made.Label(tracking, pdf)));
    }

    private List<String> rows(String query) {
        return shop.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
