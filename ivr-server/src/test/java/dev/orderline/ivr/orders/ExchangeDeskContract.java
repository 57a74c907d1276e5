package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.ExchangeDesk.Choice;
import dev.orderline.ivr.orders.ExchangeOpened.NotOpened;
import dev.orderline.ivr.orders.ExchangeOpened.Opened;
import dev.orderline.ivr.orders.ExchangeOpened.SoldOut;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnPolicy.Rule;
import dev.orderline.ivr.orders.ReturnPolicy.When;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every exchange desk keeps to. */
public abstract class ExchangeDeskContract {
    private static final int THREADS = 12;

    protected static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-20T12:00-05:00[America/New_York]");

    protected static final Proof PROOF = new Proof(OrderNumber.ofSerial(4_711));
    protected static final Money PRICE = new Money(4_999, Currency.getInstance("USD"));

    private static final Item JACKET = item(1, "blue rain jacket", 1);
    private static final Item SHIRTS = item(2, "red flannel shirt", 2);
    private static final Item CAP = item(3, "red cap", 1);

    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 10);
    private static final Set<ReturnReason> EXCHANGED =
            Set.of(ReturnReason.TOO_SMALL, ReturnReason.DAMAGED);

    /** Thirty days; the customer pays the way back, unless it is exchanged, if it is too small. */
    protected static final ReturnPolicy POLICY =
            new ReturnPolicy(
                    PRICE.currency(),
                    ReturnPolicy.PLAIN.windows(),
                    List.of(),
                    Set.of(),
                    List.of(
                            new ReturnPolicy.LabelRule(
                                    new Rule("everything", When.ALWAYS),
                                    new Decision.Label.CustomerPays(
                                            new Money(495, PRICE.currency())))),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(
                            new Rule(
                                    "dear",
                                    new When(
                                            Set.of(),
                                            Set.of(),
                                            Set.of(ReturnReason.DAMAGED),
                                            9_000,
                                            Long.MAX_VALUE))),
                    List.of(
                            new Rule(
                                    "sizes",
                                    new When(Set.of(), Set.of(), EXCHANGED, 0, Long.MAX_VALUE))),
                    Set.of(),
                    List.of(),
                    ReturnPolicy.NEVER,
                    new ReturnPolicy.Approvals(0, 0),
                    new ReturnPolicy.Limits(100, 100, 30),
                    List.of());

    /** A shop that has one order, nothing in its warehouse, and {@link #POLICY}. */
    protected interface Branch {
        ExchangeDesk exchanges();

        ReturnDesk returns();

        RefundDesk refunds();

        Warehouse warehouse();

        /** Lays pieces into the warehouse that {@code item} may be exchanged for. */
        void lay(Item item, Variant variant, int pieces);
    }

    protected abstract Branch shop(Order order);

    private Branch shop() {
        return shop(order());
    }

    @Test
    void whatLiesThereIsNamedByWhatIsOtherAboutIt() {
        Branch shop = shop();
        shop.lay(JACKET, new Variant("SKU-1", "", ""), 5);
        shop.lay(JACKET, new Variant("SKU-1-L", "size large", ""), 1);
        shop.lay(JACKET, new Variant("SKU-1-S", "size small", "green"), 1);
        shop.lay(JACKET, new Variant("SKU-1-XS", "size extra small", ""), 0);
        assertEquals(
                List.of(
                        new Choice("SKU-1-L", "size large"),
                        new Choice("SKU-1-S", "size small in green")),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), NOW));
    }

    @Test
    void whatCameBrokenMayBeHadAgain() {
        Branch shop = shop();
        shop.lay(JACKET, new Variant("SKU-1", "", ""), 1);
        assertEquals(
                List.of(new Choice("SKU-1", "same again")),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.DAMAGED), NOW));
        assertEquals(
                List.of(),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), NOW));
    }

    @Test
    void asManyAsWereOrderedHaveToLieThere() {
        Branch shop = shop();
        shop.lay(SHIRTS, new Variant("SKU-2", "", ""), 0);
        shop.lay(SHIRTS, new Variant("SKU-2-L", "size large", ""), 1);
        shop.lay(SHIRTS, new Variant("SKU-2-S", "size small", ""), 2);
        assertEquals(
                List.of(new Choice("SKU-2-S", "size small")),
                shop.exchanges().choices(PROOF, new ReturnWish(2, ReturnReason.TOO_SMALL), NOW));
    }

    @Test
    void whatThePolicyIsAgainstIsNotExchanged() {
        Branch shop = shop();
        large(shop);
        assertEquals(
                List.of(),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.CHANGED_MIND), NOW));
        assertEquals(
                List.of(),
                shop.exchanges()
                        .choices(
                                PROOF,
                                new ReturnWish(1, ReturnReason.TOO_SMALL),
                                NOW.plusDays(60)));
        assertEquals(
                List.of(),
                shop.exchanges().choices(PROOF, new ReturnWish(9, ReturnReason.TOO_SMALL), NOW));
        assertEquals(
                new NotOpened(),
                shop.exchanges()
                        .open(
                                UUID.randomUUID(),
                                PROOF,
                                new ReturnWish(1, ReturnReason.CHANGED_MIND),
                                "SKU-1-L",
                                NOW));
    }

    @Test
    void whatIsToBeSeenFirstIsNotExchangedUnseen() {
        Branch shop = shop();
        shop.lay(SHIRTS, new Variant("SKU-2", "", ""), 5);
        assertEquals(
                List.of(),
                shop.exchanges().choices(PROOF, new ReturnWish(2, ReturnReason.DAMAGED), NOW));
        assertEquals(
                new NotOpened(),
                shop.exchanges()
                        .open(
                                UUID.randomUUID(),
                                PROOF,
                                new ReturnWish(2, ReturnReason.DAMAGED),
                                "SKU-2",
                                NOW));
    }

    @Test
    void anExchangeOpensAReturnAndReservesWhatTheCustomerGets() {
        Branch shop = shop();
        large(shop);
        Opened opened = opened(shop, UUID.randomUUID());
        assertEquals(UNTIL, opened.until());
        assertEquals(
                List.of(opened.rma()),
                shop.returns().underway(PROOF).stream().map(ReturnUnderway::rma).toList());
        Replacement replacement = shop.exchanges().replacements(PROOF).getFirst();
        assertEquals("size large", replacement.name());
        assertEquals("blue rain jacket", replacement.item());
        assertEquals(Replacement.State.RESERVED, replacement.state());
        assertEquals(
                List.of(),
                shop.exchanges().choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), NOW));
        Refund refund = shop.refunds().refunds(PROOF).getFirst();
        assertEquals(Destination.EXCHANGE, refund.to());
        assertEquals(PRICE, refund.amount(), "the way back is free");
    }

    @Test
    void theSameRequestOpensOneReturn() throws Exception {
        Branch shop = shop();
        large(shop);
        UUID request = UUID.randomUUID();
        List<ExchangeOpened> answers = atOnce(() -> open(shop, request, "SKU-1-L"));
        assertEquals(1, answers.stream().distinct().count());
        assertInstanceOf(Opened.class, answers.getFirst());
        assertThrows(IllegalArgumentException.class, () -> open(shop, request, "SKU-1"));
        assertEquals(1, shop.exchanges().replacements(PROOF).size());
    }

    @Test
    void whatDoesNotLieThereIsSoldOut() {
        Branch shop = shop();
        large(shop);
        assertEquals(new SoldOut(), open(shop, UUID.randomUUID(), "SKU-1-M"));
        assertEquals(new SoldOut(), open(shop, UUID.randomUUID(), "SKU-1"), "not for that reason");
        assertEquals(List.of(), shop.returns().underway(PROOF));
        assertEquals(List.of(), shop.refunds().refunds(PROOF));
    }

    @Test
    void whatIsExchangedIsNeitherReturnedNorExchangedAgain() {
        Branch shop = shop();
        shop.lay(JACKET, new Variant("SKU-1", "", ""), 0);
        shop.lay(JACKET, new Variant("SKU-1-L", "size large", ""), 5);
        opened(shop, UUID.randomUUID());
        assertEquals(new NotOpened(), open(shop, UUID.randomUUID(), "SKU-1-L"));
        assertInstanceOf(
                ReturnOpened.NotReturnable.class,
                shop.returns()
                        .open(
                                UUID.randomUUID(),
                                PROOF,
                                new ReturnWish(1, ReturnReason.TOO_SMALL),
                                Destination.ORIGINAL,
                                NOW));
    }

    @Test
    void whatIsTakenBackLetsGoOfWhatLayReady() {
        Branch shop = shop();
        large(shop);
        Opened opened = opened(shop, UUID.randomUUID());
        shop.returns().cancel(PROOF, opened.rma(), NOW);
        assertEquals(List.of(), shop.exchanges().replacements(PROOF));
        assertEquals(Refund.State.WITHDRAWN, shop.refunds().refunds(PROOF).getFirst().state());
        assertEquals(
                1,
                shop.exchanges()
                        .choices(PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), NOW)
                        .size());
        assertInstanceOf(Opened.class, open(shop, UUID.randomUUID(), "SKU-1-L"));
    }

    @Test
    void anExchangeIsChangedByAPerson() {
        Branch shop = shop();
        large(shop);
        Opened opened = opened(shop, UUID.randomUUID());
        assertInstanceOf(
                ReturnChanged.NeedsPerson.class,
                shop.returns()
                        .change(
                                UUID.randomUUID(),
                                PROOF,
                                opened.rma(),
                                ReturnReason.CHANGED_MIND,
                                Destination.ORIGINAL,
                                NOW));
        assertEquals(1, shop.exchanges().replacements(PROOF).size());
    }

    @Test
    void withTheReceiptItIsToBeSentAndNobodyHasToAgree() {
        Branch shop = shop();
        large(shop);
        Opened opened = opened(shop, UUID.randomUUID());
        shop.warehouse()
                .scan(UUID.randomUUID(), opened.rma(), ReturnStep.RECEIVED, NOW.toInstant());
        assertEquals(
                Replacement.State.TO_BE_SENT,
                shop.exchanges().replacements(PROOF).getFirst().state());
        assertEquals(Refund.State.RESERVED, shop.refunds().refunds(PROOF).getFirst().state());
    }

    @Test
    void noMoneyGoesTheWayOfGoods() {
        Branch shop = shop();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        shop.returns()
                                .open(
                                        UUID.randomUUID(),
                                        PROOF,
                                        new ReturnWish(1, ReturnReason.TOO_SMALL),
                                        Destination.EXCHANGE,
                                        NOW));
    }

    private static void large(Branch shop) {
        shop.lay(JACKET, new Variant("SKU-1", "", ""), 0);
        shop.lay(JACKET, new Variant("SKU-1-L", "size large", ""), 1);
    }

    private static Opened opened(Branch shop, UUID request) {
        return assertInstanceOf(Opened.class, open(shop, request, "SKU-1-L"));
    }

    private static ExchangeOpened open(Branch shop, UUID request, String sku) {
        return shop.exchanges()
                .open(request, PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), sku, NOW);
    }

    private static List<ExchangeOpened> atOnce(Callable<ExchangeOpened> asked) throws Exception {
        var answers = new ArrayList<ExchangeOpened>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<ExchangeOpened> answer :
                    threads.invokeAll(Collections.nCopies(THREADS, asked)))
                answers.add(answer.get());
        }
        return answers;
    }

    /** Delivered ten days ago. */
    protected static Order order() {
        var scans =
                List.of(
                        new Scan(NOW.minusDays(12).toInstant(), Scan.Kind.PICKED_UP, "Irmo"),
                        new Scan(NOW.minusDays(10).toInstant(), Scan.Kind.DELIVERED, "Irmo"));
        return new Order(
                PROOF.number(),
                Customer.STANDARD,
                NOW.minusDays(15).toInstant(),
                NOW.toLocalDate(),
                List.of(JACKET, SHIRTS, CAP),
                List.of(
                        new Shipment(
                                "Swift Parcel", "SP1", List.of(1, 2, 3), NOW.toLocalDate(), scans)),
                Optional.empty(),
                PRICE.times(4));
    }

    private static Item item(int line, String name, int quantity) {
        return new Item(line, "SKU-" + line, name, quantity, PRICE, Item.UNSORTED, false);
    }
}
