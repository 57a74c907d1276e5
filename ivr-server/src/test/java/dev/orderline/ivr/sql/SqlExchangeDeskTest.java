package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.DispatchDesk.Told;
import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeDeskContract;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.ExchangeOpened.Opened;
import dev.orderline.ivr.orders.GoodsDesk.Counted;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.GoodsDesk.Stock;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Warehouse;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlExchangeDeskTest extends ExchangeDeskContract {
    private static final int AT_ONCE = 10;
    private static final Postcode POSTCODE = new Postcode("29063");

    private static final String WRITTEN =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: customer, costs: 4.95}]
            photo: [{name: dear, reason: damaged, from: 90.00}]
            exchange: [{name: sizes, reason: [too-small, damaged]}]
            approval: {nobody-up-to: 0, two-persons-above: 0}
            limits: {a-day: 100, lately: 100, days: 30}
            """;

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    /** A shop over a database. */
    record Filled(Database database, BackOffice office) implements Branch {
        @Override
        public ExchangeDesk exchanges() {
            return office.desks().exchanges();
        }

        @Override
        public ReturnDesk returns() {
            return office.desks().returns();
        }

        @Override
        public RefundDesk refunds() {
            return office.desks().refunds();
        }

        @Override
        public Warehouse warehouse() {
            return office.warehouse();
        }

        @Override
        public void lay(Item item, Variant variant, int pieces) {
            var goods = new Goods(variant, item.sku(), PRICE, pieces);
            assertEquals(Counted.TAKEN, office.goods().count(goods));
        }

        Stock stock(String sku) {
            return office.goods().stock(sku).orElseThrow();
        }

        int count(String rows) {
            return database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("select count(*) from " + rows)
                                    .mapTo(Integer.class)
                                    .one());
        }
    }

    @Override
    protected Filled shop(Order order) {
        Database database = open.filled(TestDatabase.withTables(), order, POSTCODE);
        var office =
                new BackOffice(
                        database,
                        Settings.read(Map.of("folder.dialplans", "../dialplans")),
                        Clock.systemUTC());
        office.policies()
                .publishFirst(
                        "returns.yaml", WRITTEN, new Signature("anna", "sizes", NOW.toInstant()));
        assertEquals(POLICY, office.policies().current().policy());
        return new Filled(database, office);
    }

    private Filled large() {
        Filled shop = shop(ExchangeDeskContract.order());
        Item jacket = ExchangeDeskContract.order().items().getFirst();
        shop.lay(jacket, new Variant("SKU-1", "", ""), 0);
        shop.lay(jacket, new Variant("SKU-1-L", "size large", ""), 1);
        return shop;
    }

    private static RmaNumber opened(Filled shop) {
        return assertInstanceOf(
                        Opened.class,
                        shop.exchanges()
                                .open(
                                        UUID.randomUUID(),
                                        PROOF,
                                        new ReturnWish(1, ReturnReason.TOO_SMALL),
                                        "SKU-1-L",
                                        NOW))
                .rma();
    }

    private static void received(Filled shop, RmaNumber rma) {
        shop.warehouse().scan(UUID.randomUUID(), rma, ReturnStep.RECEIVED, NOW.toInstant());
    }

    private static Refund refund(Filled shop) {
        return shop.refunds().refunds(PROOF).getFirst();
    }

    @Test
    void whatIsSentLeavesTheStockAndIsSettled() {
        Filled shop = large();
        RmaNumber rma = opened(shop);
        assertEquals(new Stock("SKU-1-L", 1, 0, 1), shop.stock("SKU-1-L"));
        DispatchDesk dispatch = shop.office().dispatch();
        UUID scan = UUID.randomUUID();
        assertEquals(Told.NOT_WAITING, dispatch.sent(scan, rma, "SP 12", NOW.toInstant()));
        assertEquals(List.of(), dispatch.waiting(10));
        received(shop, rma);
        assertEquals(
                List.of(rma),
                dispatch.waiting(10).stream().map(each -> each.replacement().rma()).toList());
        for (int twice = 0; twice < 2; twice++)
            assertEquals(Told.TAKEN, dispatch.sent(scan, rma, "SP 12", NOW.toInstant()));
        assertEquals(
                Told.NOT_WAITING,
                dispatch.sent(UUID.randomUUID(), rma, "SP 13", NOW.toInstant()),
                "another scan");
        assertEquals(new Stock("SKU-1-L", 0, 0, 0), shop.stock("SKU-1-L"));
        assertEquals(new Stock("SKU-1", 0, 1, 0), shop.stock("SKU-1"));
        assertEquals(Refund.State.SETTLED, refund(shop).state());
        assertEquals(
                Replacement.State.SENT, shop.exchanges().replacements(PROOF).getFirst().state());
        assertEquals(0, shop.count("outbox where kind = 'pay-back'"), "no money moves");
        assertEquals(1, shop.count("order_money where refunded_minor = 4999"));
    }

    @Test
    void whatCannotBeSentIsPaidBackOnceSomebodyAgrees() {
        Filled shop = large();
        RmaNumber rma = opened(shop);
        received(shop, rma);
        for (int twice = 0; twice < 2; twice++)
            assertEquals(Told.TAKEN, shop.office().dispatch().unavailable(rma, NOW.toInstant()));
        assertEquals(new Stock("SKU-1-L", 1, 0, 0), shop.stock("SKU-1-L"));
        assertEquals(Destination.ORIGINAL, refund(shop).to());
        assertEquals(Refund.State.TO_BE_APPROVED, refund(shop).state());
        for (String who : List.of("anna", "bert"))
            shop.office().approvals().decide(refund(shop).id(), who, true, NOW.toInstant());
        assertEquals(1, shop.count("outbox where kind = 'pay-back'"));
        assertEquals(1, shop.count("ledger"));
    }

    /** Two weeks after its last day somebody else may have it; what comes later is paid back. */
    @Test
    void whatNobodySendsAnythingForMayGoToSomebodyElse() {
        Filled shop = large();
        RmaNumber rma = opened(shop);
        ZonedDateTime later = NOW.plusDays(20 + 15);
        assertEquals(
                0,
                shop.exchanges()
                        .choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), later)
                        .size(),
                "the jacket's own return is open");
        shop.database()
                .jdbi()
                .useTransaction(handle ->
                        ReplacementBook.letLapse(handle, "SKU-1", NOW.plusDays(20).toInstant()));
        assertEquals(1, shop.stock("SKU-1-L").reserved());
        shop.database()
                .jdbi()
                .useTransaction(
                        handle -> ReplacementBook.letLapse(handle, "SKU-1", later.toInstant()));
        assertEquals(0, shop.stock("SKU-1-L").reserved());

        received(shop, rma);
        assertEquals(Destination.ORIGINAL, refund(shop).to());
        assertEquals(Refund.State.TO_BE_APPROVED, refund(shop).state());
        assertEquals(List.of(), shop.office().dispatch().waiting(10));
    }

    @Test
    void ofManyWhoWantTheLastOneOneGetsIt() throws Exception {
        Filled shop = large();
        var asked = new ArrayList<Callable<ExchangeOpened>>();
        for (int i = 0; i < AT_ONCE; i++) {
            Proof proof = another(shop, OrderNumber.ofSerial(90_000 + i));
            asked.add(() ->
                    shop.exchanges()
                            .open(
                                    UUID.randomUUID(),
                                    proof,
                                    new ReturnWish(1, ReturnReason.TOO_SMALL),
                                    "SKU-1-L",
                                    NOW));
        }
        var answers = new ArrayList<ExchangeOpened>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<ExchangeOpened> answer : threads.invokeAll(asked))
                answers.add(answer.get());
        }
        assertEquals(1, answers.stream().filter(Opened.class::isInstance).count());
        assertEquals(
                AT_ONCE - 1,
                answers.stream().filter(ExchangeOpened.SoldOut.class::isInstance).count());
        assertEquals(1, shop.stock("SKU-1-L").reserved());
    }

    private static Proof another(Filled shop, OrderNumber number) {
        Order order = ExchangeDeskContract.order();
        new Shop(shop.database())
                .add(
                        new Order(
                                number,
                                order.customer(),
                                order.placed(),
                                order.promised(),
                                order.items(),
                                order.shipments().stream()
                                        .map(parcel ->
                                                new Order.Shipment(
                                                        parcel.carrier(),
                                                        "SP" + number.digits(),
                                                        parcel.lines(),
                                                        parcel.estimated(),
                                                        parcel.scans()))
                                        .toList(),
                                order.cancelled(),
                                order.paid()),
                        POSTCODE);
        return assertInstanceOf(
                        Verification.Verified.class,
                        shop.office()
                                .desks()
                                .orders()
                                .verify(UUID.randomUUID(), number, POSTCODE, CallerNumber.WITHHELD))
                .proof();
    }

    @Test
    void whatCustomersWaitForIsNotCountedAway() {
        Filled shop = large();
        opened(shop);
        var none = new Goods(new Variant("SKU-1-L", "size large", ""), "SKU-1", PRICE, 0);
        assertEquals(Counted.FEWER_THAN_RESERVED, shop.office().goods().count(none));
        var alike = new Goods(new Variant("SKU-1-XL", "size large", ""), "SKU-1", PRICE, 4);
        assertEquals(Counted.ALIKE, shop.office().goods().count(alike));
        assertEquals(new Stock("SKU-1-L", 1, 0, 1), shop.stock("SKU-1-L"));
        assertTrue(shop.office().goods().stock("SKU-1-XL").isEmpty());
    }

    @Test
    void whatCostsMoreIsNotHadForIt() {
        Filled shop = large();
        var dearer =
                new Goods(new Variant("SKU-1-S", "size small", ""), "SKU-1", PRICE.times(2), 4);
        shop.office().goods().count(dearer);
        assertEquals(
                List.of(new ExchangeDesk.Choice("SKU-1-L", "size large")),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), NOW));
    }
}
