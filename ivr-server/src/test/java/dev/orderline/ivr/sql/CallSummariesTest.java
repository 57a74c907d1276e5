package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.Work;
import dev.orderline.speech.audio.HungUp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CallSummariesTest {
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(30);

    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final SqlCallArchive archive =
            SqlCallArchive.open(shop.database(), "here", shop.office().summaries());
    private final CallId call = CallId.random();
    private int acts;

    @AfterEach
    void close() {
        archive.close();
        shop.close();
    }

    @Test
    void whatWasSettledIsWrittenOnceToTheCustomerOfEachOrder() throws Exception {
        begins();
        shop.lay("anorak", 3);
        Proof jacket = proved("jacket");
        RmaNumber returned = returned(jacket);
        Proof anorak = proved("anorak");
        RmaNumber exchanged = exchanged(anorak);
        shop.returned("boots", 50);
        assertEquals(List.of(), summaries(), "before the end");
        ends();
        archive.on(ended());
        assertTrue(archive.settle(call, WRITTEN_WITHIN));
        List<String> written = summaries();
        assertEquals(2, written.size());
        assertTold("- Return " + returned.digits() + ": the jacket. Send it by ", written.get(0));
        assertTold("we pay back 45.05 USD.", written.get(0));
        assertTold("- Exchange " + exchanged.digits() + ": the anorak.", written.get(1));
        assertTold("we send you this instead: size large.", written.get(1));
    }

    @Test
    void whatWasTakenBackInTheSameCallIsToldAsThat() throws Exception {
        begins();
        Proof jacket = proved("jacket");
        RmaNumber returned = returned(jacket);
        shop.office().desks().returns().cancel(jacket, returned, shop.now());
        ends();
        List<String> written = summaries();
        assertEquals(1, written.size());
        assertTold(
                "- Return " + returned.digits() + ": the jacket is not sent back any more.",
                written.getFirst());
        assertEquals(1, written.getFirst().lines().filter(line -> line.startsWith("- ")).count());
    }

    @Test
    void whatWasOpenedInAnotherCallAndChangedInThisIsToldAsItIsNow() throws Exception {
        begins();
        Proof jacket = proved("jacket");
        RmaNumber rma = returned(jacket, UUID.randomUUID());
        changed(jacket, rma, ReturnReason.TOO_SMALL);
        changed(jacket, rma, ReturnReason.WRONG_ITEM);
        Proof boots = proved("boots");
        RmaNumber opened = returned(boots);
        changed(boots, opened, ReturnReason.WRONG_ITEM);
        ends();
        List<String> written = summaries();
        assertTold("- Return " + rma.digits() + ", the jacket, is changed.", written.get(0));
        assertTold("we pay back 50.00 USD.", written.get(0));
        assertTold("- Return " + opened.digits() + ": the boots. Send it by ", written.get(1));
        for (String each : written)
            assertEquals(1, each.lines().filter(line -> line.startsWith("- ")).count());
    }

    @Test
    void anItemThatWasCancelledIsToldByItsName() throws Exception {
        begins();
        shop.office()
                .desks()
                .refunds()
                .claim(
                        request(),
                        shop.awaited(request(), "tent", 50),
                        new Demand.CancelItem(1),
                        Destination.ORIGINAL,
                        shop.now());
        ends();
        assertTold(
                "- The tent is not in your order any more. We pay back 50.00",
                summaries().getFirst());
    }

    private void changed(Proof proof, RmaNumber rma, ReturnReason reason) {
        assertInstanceOf(
                ReturnChanged.Changed.class,
                shop.office()
                        .desks()
                        .returns()
                        .change(request(), proof, rma, reason, Destination.ORIGINAL, shop.now()));
    }

    @Test
    void aLabelThatWasSentAgainBeforeTheEndIsTold() throws Exception {
        RmaNumber rma = shop.returned("boots", 50);
        labelMade();
        begins();
        Proof proof = shop.proved(request(), rma);
        assertTrue(shop.office().returns().sendLabel(request(), proof, rma, shop.now()));
        SqlOutbox outbox = shop.office().outbox();
        outbox.lease(100).stream()
                .filter(entry -> entry.work() instanceof Work.Write)
                .forEach(entry ->
                        outbox.done(
                                entry, new Work.Done.Written(new Messenger.Sent.Accepted("1"))));
        ends();
        assertTold(
                "- The label of your return " + rma.digits() + ", the boots, was sent again.",
                summaries().getFirst());
    }

    private void labelMade() {
        var pdf = new Document("return.pdf", "application/pdf", new byte[] {1});
        SqlOutbox outbox = shop.office().outbox();
        outbox.lease(100).stream()
                .filter(entry -> entry.work() instanceof Work.MakeLabel)
                .forEach(entry ->
                        outbox.done(entry, new Work.Done.LabelMade(new Made.Label("SP9", pdf))));
    }

    @Test
    void whoHasSettledNothingIsNotWrittenTo() throws Exception {
        begins();
        proved("jacket");
        ends();
        assertEquals(List.of(), summaries());
    }

    @Test
    void aCallThatHasDiedIsSummedUpWhenItsServerIsBack() throws Exception {
        begins();
        returned(proved("jacket"));
        assertTrue(archive.settle(call, WRITTEN_WITHIN));
        assertEquals(List.of(), summaries());
        try (var again = SqlCallArchive.open(shop.database(), "here", shop.office().summaries())) {
            assertTrue(again.find(call).isPresent());
            assertEquals(1, summaries().size());
        }
    }

    private void begins() {
        archive.on(
                new CallEvent.Started(
                        call,
                        shop.now().toInstant(),
                        new Caller(CallerNumber.WITHHELD, "100"),
                        Transport.WEBSOCKET,
                        "welcome@1"));
    }

    /** Asks by the call's next request, as an action does. */
    private UUID request() {
        archive.on(
                new CallEvent.Acted(
                        call, ++acts, 0, "somewhere", "something", Action.Result.of("done"), 1));
        return Run.request(call.uuid(), acts);
    }

    private Proof proved(String item) {
        return shop.delivered(request(), item, 50);
    }

    private RmaNumber returned(Proof proof) {
        return returned(proof, request());
    }

    private RmaNumber returned(Proof proof, UUID request) {
        ReturnDesk returns = shop.office().desks().returns();
        return assertInstanceOf(
                        ReturnOpened.Opened.class,
                        returns.open(
                                request,
                                proof,
                                new ReturnWish(1, ReturnReason.CHANGED_MIND),
                                Destination.ORIGINAL,
                                shop.now()))
                .rma();
    }

    private RmaNumber exchanged(Proof proof) {
        ExchangeDesk exchanges = shop.office().desks().exchanges();
        return assertInstanceOf(
                        ExchangeOpened.Opened.class,
                        exchanges.open(
                                request(),
                                proof,
                                new ReturnWish(1, ReturnReason.TOO_SMALL),
                                "anorak-L",
                                shop.now()))
                .rma();
    }

    private void ends() throws InterruptedException {
        archive.on(ended());
        assertTrue(archive.settle(call, WRITTEN_WITHIN));
    }

    private CallEvent.Ended ended() {
        return new CallEvent.Ended(
                call,
                shop.now().toInstant().plusSeconds(60),
                new Outcome.Abandoned("anything-else", HungUp.By.CALLER),
                3_000,
                0,
                0,
                10);
    }

    private List<String> summaries() {
        return shop.database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select work ->> 'text' from outbox
                                         where work ->> 'subject' like '%Your call'
                                         order by work ->> 'text' like '%Exchange%'
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }
}
