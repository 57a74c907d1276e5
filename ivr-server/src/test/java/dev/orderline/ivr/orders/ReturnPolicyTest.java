package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.ForPerson;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnPolicy.Approvals;
import dev.orderline.ivr.orders.ReturnPolicy.ConditionRule;
import dev.orderline.ivr.orders.ReturnPolicy.Consequence;
import dev.orderline.ivr.orders.ReturnPolicy.Fee;
import dev.orderline.ivr.orders.ReturnPolicy.Holidays;
import dev.orderline.ivr.orders.ReturnPolicy.LabelRule;
import dev.orderline.ivr.orders.ReturnPolicy.Limits;
import dev.orderline.ivr.orders.ReturnPolicy.Rule;
import dev.orderline.ivr.orders.ReturnPolicy.When;
import dev.orderline.ivr.orders.ReturnPolicy.Window;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each part of a policy does to the terms. Ordered on the 1st, delivered on the 5th. */
class ReturnPolicyTest {
    private static final ZoneId SHOP = ZoneId.of("America/New_York");
    private static final LocalDate ORDERED = LocalDate.of(2026, 11, 1);
    private static final LocalDate DELIVERED = LocalDate.of(2026, 11, 5);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Rule ALL = new Rule("all", When.ALWAYS);

    private static final List<ReturnReason> REASONS = List.of(ReturnReason.values());
    private static final List<Condition> CONDITIONS = List.of(Condition.values());

    private static final ReturnPolicy POLICY =
            new ReturnPolicy(
                    USD,
                    List.of(
                            new Window(new Rule("electronics", category("electronics")), 14),
                            new Window(new Rule("gold", group("gold")), 60),
                            new Window(ALL, 30)),
                    List.of(
                            new Holidays(
                                    "winter",
                                    ORDERED,
                                    LocalDate.of(2026, 11, 20),
                                    LocalDate.of(2026, 12, 1))),
                    Set.of(ReturnReason.DAMAGED),
                    List.of(
                            new LabelRule(
                                    new Rule("ours", reason(ReturnReason.DAMAGED)),
                                    new Label.ShopPays()),
                            new LabelRule(ALL, new Label.CustomerPays(dollars(5)))),
                    List.of(new Fee(new Rule("camping", category("camping")), 15)),
                    List.of(
                            new ConditionRule(
                                    new Rule("regular", group("regular")),
                                    new Consequence.Taken(0),
                                    new Consequence.Taken(0)),
                            new ConditionRule(
                                    new Rule("regret", reason(ReturnReason.CHANGED_MIND)),
                                    new Consequence.Taken(10),
                                    new Consequence.Refused())),
                    List.of(
                            new Rule(
                                    "small",
                                    new When(
                                            Set.of(),
                                            Set.of(),
                                            Set.of(ReturnReason.DAMAGED),
                                            0,
                                            1_000))),
                    List.of(
                            new Rule(
                                    "dear",
                                    new When(
                                            Set.of(),
                                            Set.of(),
                                            Set.of(ReturnReason.DAMAGED),
                                            20_000,
                                            Long.MAX_VALUE))),
                    List.of(new Rule("sizes", reason(ReturnReason.TOO_SMALL))),
                    Set.of(),
                    List.of(),
                    ReturnPolicy.NEVER,
                    new Approvals(10_000, 50_000),
                    new Limits(2, 5, 90),
                    List.of());

    @Test
    void theFirstWindowThatFitsCounts() {
        assertEquals(14, days("electronics", "gold"));
        assertEquals(60, days("shoes", "gold"));
        assertEquals(30, days("shoes", "standard"));
    }

    private static int days(String category, String group) {
        Order order = order(item(category, 100, 1, false), group, ORDERED.minusDays(1));
        Decision decision = decide(order, ReturnReason.TOO_SMALL, History.NONE, DELIVERED);
        LocalDate until = assertInstanceOf(Granted.class, decision).terms().until();
        return (int) (until.toEpochDay() - DELIVERED.toEpochDay());
    }

    @Test
    void holidaysOnlyMakeItLonger() {
        Item camera = item("electronics", 100, 1, false);
        Item shoes = item("shoes", 100, 1, false);
        assertEquals(LocalDate.of(2026, 12, 1), until(camera, ORDERED));
        assertEquals(DELIVERED.plusDays(14), until(camera, ORDERED.minusDays(1)));
        assertEquals(DELIVERED.plusDays(30), until(shoes, ORDERED));
        Granted granted =
                assertInstanceOf(
                        Granted.class,
                        decide(
                                order(camera, "standard", ORDERED),
                                ReturnReason.TOO_SMALL,
                                History.NONE,
                                DELIVERED));
        assertEquals("holidays: winter", granted.because().rule());
    }

    private static LocalDate until(Item item, LocalDate ordered) {
        Decision decision =
                decide(
                        order(item, "standard", ordered),
                        ReturnReason.TOO_SMALL,
                        History.NONE,
                        DELIVERED);
        return assertInstanceOf(Granted.class, decision).terms().until();
    }

    @Test
    void finalSaleIsTakenBackForSomeReasons() {
        Item socks = item("socks", 100, 1, true);
        assertInstanceOf(Decision.FinalSale.class, decide(socks, ReturnReason.CHANGED_MIND));
        assertInstanceOf(Granted.class, decide(socks, ReturnReason.DAMAGED));
    }

    @Test
    void whoPaysTheWayBackIsTakenOffTheRefund() {
        Item shoes = item("shoes", 40, 2, false);
        assertEquals(dollars(80), terms(shoes, ReturnReason.DAMAGED).refund());
        assertEquals(new Label.ShopPays(), terms(shoes, ReturnReason.DAMAGED).label());
        assertEquals(dollars(75), terms(shoes, ReturnReason.TOO_LARGE).refund());
    }

    @Test
    void aLabelThatCostsMoreThanTheThingLeavesNothing() {
        Item pin = item("pins", 3, 1, false);
        assertEquals(dollars(0), terms(pin, ReturnReason.TOO_SMALL).refund());
    }

    @Test
    void theFeeIsRoundedForTheCustomer() {
        Item tent = new Item(1, "S", "tent", 1, new Money(9_999, USD), "camping", false);
        Terms terms = terms(tent, ReturnReason.DAMAGED);
        assertEquals(1_499, terms.fee().minor());
        assertEquals(8_500, terms.refund().minor());
    }

    @Test
    void theConditionIsAskedWhereItMatters() {
        Item shoes = item("shoes", 100, 1, false);
        var wanted =
                assertInstanceOf(
                        Decision.ConditionWanted.class,
                        regret(shoes, "standard", Condition.NOT_TOLD));
        assertEquals(dollars(95), wanted.terms().refund(), "if it is as it came");
        assertEquals("conditions: regret", wanted.because().rule());
        assertInstanceOf(Granted.class, decide(shoes, ReturnReason.DAMAGED));
        assertInstanceOf(Granted.class, regret(shoes, "regular", Condition.NOT_TOLD));
        assertInstanceOf(Granted.class, regret(shoes, "regular", Condition.USED));
    }

    @Test
    void whatIsAsItCameCostsNothing() {
        Granted granted =
                assertInstanceOf(
                        Granted.class,
                        regret(item("shoes", 100, 1, false), "standard", Condition.AS_NEW));
        assertEquals(dollars(0), granted.terms().fee());
    }

    @Test
    void ofWhatWasOpenedAPartIsKeptAndToldSo() {
        Granted granted =
                assertInstanceOf(
                        Granted.class,
                        regret(item("shoes", 100, 1, false), "standard", Condition.OPENED));
        assertEquals(dollars(10), granted.terms().fee());
        assertEquals(dollars(85), granted.terms().refund());
        assertEquals("windows: all", granted.because().rule());
        assertTrue(
                granted.because()
                        .sentence()
                        .endsWith("; 10 percent are kept because it has been opened"));
        assertEquals("opened", granted.because().facts().get("condition"));
    }

    @Test
    void theLargerOfTwoFeesIsKept() {
        Granted granted =
                assertInstanceOf(
                        Granted.class,
                        regret(item("camping", 100, 1, false), "standard", Condition.OPENED));
        assertEquals(dollars(15), granted.terms().fee(), "for the shelf");
    }

    @Test
    void whatWasUsedStaysWhereItIsWithAReasonThatCanBeSaid() {
        Item shoes = item("hiking-shoes", 100, 1, false);
        var refused =
                assertInstanceOf(
                        Decision.NotAsNew.class, regret(shoes, "standard", Condition.USED));
        assertEquals(
                "because it has been used, and we take hiking shoes back unused only",
                refused.because().sentence());
        assertEquals("conditions: regret", refused.because().rule());
        Item thing = item(Item.UNSORTED, 100, 1, false);
        assertEquals(
                "because it has been used, and we take such things back unused only",
                regret(thing, "standard", Condition.USED).because().sentence());
    }

    private static Decision regret(Item item, String group, Condition condition) {
        return decide(order(item, group, ORDERED), ReturnReason.CHANGED_MIND, condition, DELIVERED);
    }

    @Test
    void whatIsNotWorthSendingIsKept() {
        Terms mug = terms(item("mugs", 10, 1, false), ReturnReason.DAMAGED);
        assertTrue(mug.keeps());
        assertEquals(new Label.None(), mug.label());
        assertEquals(dollars(10), mug.refund());
        assertTrue(!terms(item("mugs", 11, 1, false), ReturnReason.DAMAGED).keeps());
        assertTrue(!terms(item("mugs", 10, 1, false), ReturnReason.TOO_SMALL).keeps());
    }

    @Test
    void dearThingsAreToBeSeen() {
        assertTrue(terms(item("bags", 200, 1, false), ReturnReason.DAMAGED).photo());
        assertTrue(!terms(item("bags", 199, 1, false), ReturnReason.DAMAGED).photo());
    }

    @Test
    void theRefundSaysWhoHasToAgree() {
        assertEquals(Approval.NOBODY, approval(100));
        assertEquals(Approval.ONE_PERSON, approval(101));
        assertEquals(Approval.ONE_PERSON, approval(500));
        assertEquals(Approval.TWO_PERSONS, approval(501));
    }

    private static Approval approval(int dollars) {
        return terms(item("bags", dollars, 1, false), ReturnReason.DAMAGED).approval();
    }

    @Test
    void whoSendsBackMuchIsForAPerson() {
        Item shoes = item("shoes", 40, 1, false);
        Order order = order(shoes, "standard", ORDERED);
        for (History much : List.of(new History(2, 2), new History(0, 5))) {
            Decision decision = decide(order, ReturnReason.TOO_SMALL, much, DELIVERED);
            ForPerson person = assertInstanceOf(ForPerson.class, decision);
            assertEquals(dollars(35), person.terms().refund());
        }
        assertInstanceOf(
                Granted.class, decide(order, ReturnReason.TOO_SMALL, new History(1, 4), DELIVERED));
    }

    @Test
    void anotherCurrencyIsForAPerson() {
        var price = new Money(4_000, Currency.getInstance("EUR"));
        Item shoes = new Item(1, "S", "shoes", 1, price, "shoes", false);
        ForPerson person = assertInstanceOf(ForPerson.class, decide(shoes, ReturnReason.TOO_SMALL));
        assertEquals("currency", person.because().rule());
        assertEquals(price, person.terms().refund());
    }

    @Test
    void aPolicyWhoseLastWindowDoesNotFitEverythingIsNone() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ReturnPolicy(
                                USD,
                                POLICY.windows().subList(0, 2),
                                List.of(),
                                Set.of(),
                                POLICY.labels(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Set.of(),
                                List.of(),
                                ReturnPolicy.NEVER,
                                POLICY.approvals(),
                                POLICY.limits(),
                                List.of()));
    }

    /** Whatever the case: refund, fee and label never come to more than was paid. */
    @Test
    void nothingIsPaidBackThatWasNotPaid() {
        var random = new Random(6);
        List<String> categories = List.of("electronics", "camping", "shoes");
        for (int i = 0; i < 20_000; i++) {
            var price = new Money(random.nextInt(100_000), USD);
            Item item =
                    new Item(
                            1,
                            "S",
                            "thing",
                            1 + random.nextInt(5),
                            price,
                            categories.get(random.nextInt(3)),
                            random.nextInt(10) == 0);
            Order order =
                    order(
                            item,
                            random.nextBoolean() ? "gold" : "standard",
                            ORDERED.minusDays(random.nextInt(3)));
            ReturnReason reason = REASONS.get(random.nextInt(REASONS.size()));
            LocalDate today = DELIVERED.plusDays(random.nextInt(80));
            Condition condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            switch (decide(order, reason, condition, today)) {
                case Granted(Terms terms, _) -> {
                    Money paid = price.times(item.quantity());
                    assertTrue(terms.refund().plus(terms.fee()).minor() <= paid.minor());
                    assertTrue(!today.isAfter(terms.until()));
                }
                case Decision.TooLate late -> assertTrue(today.isAfter(late.until()));
                case Decision.FinalSale _ -> assertTrue(item.finalSale());
                case Decision.ConditionWanted _ -> assertEquals(Condition.NOT_TOLD, condition);
                case Decision.NotAsNew _ -> assertEquals(Condition.USED, condition);
                case Decision.NotDelivered _, Decision.AlreadyReturned _, ForPerson _ ->
                        throw new AssertionError("nothing speaks for that");
            }
        }
    }

    private static Terms terms(Item item, ReturnReason reason) {
        return assertInstanceOf(Granted.class, decide(item, reason)).terms();
    }

    private static Decision decide(Item item, ReturnReason reason) {
        return decide(order(item, "standard", ORDERED), reason, History.NONE, DELIVERED);
    }

    @Test
    void anExchangeIsFreeAndWorthWhatWasPaid() {
        Item tents = item("camping", 100, 2, false);
        Terms terms = exchange(tents, ReturnReason.TOO_SMALL).orElseThrow();
        assertEquals(dollars(200), terms.refund());
        assertEquals(new Label.ShopPays(), terms.label());
        assertEquals(dollars(0), terms.fee());
        assertEquals(2, terms.quantity());
    }

    @Test
    void onlyWhatMayComeBackAndThePolicyNamesIsExchanged() {
        Item shoes = item("shoes", 100, 1, false);
        assertEquals(Optional.empty(), exchange(shoes, ReturnReason.CHANGED_MIND));
        Item sold = item("shoes", 100, 1, true);
        assertEquals(Optional.empty(), exchange(sold, ReturnReason.TOO_SMALL), "for good");
        Item free = item("shoes", 0, 1, false);
        assertEquals(Optional.empty(), exchange(free, ReturnReason.TOO_SMALL), "worth nothing");
    }

    private static Optional<Terms> exchange(Item item, ReturnReason reason) {
        return new ReturnRules(POLICY)
                .exchange(of(order(item, "standard", ORDERED), reason, History.NONE, DELIVERED));
    }

    private static Decision decide(
            Order order, ReturnReason reason, History history, LocalDate today) {
        return new ReturnRules(POLICY).decide(of(order, reason, history, today));
    }

    private static Decision decide(
            Order order, ReturnReason reason, Condition condition, LocalDate today) {
        return new ReturnRules(POLICY).decide(of(order, reason, condition, History.NONE, today));
    }

    private static ReturnCase of(
            Order order, ReturnReason reason, History history, LocalDate today) {
        return of(order, reason, Condition.NOT_TOLD, history, today);
    }

    private static ReturnCase of(
            Order order,
            ReturnReason reason,
            Condition condition,
            History history,
            LocalDate today) {
        return new ReturnCase(
                order,
                Account.untouched(order),
                order.items().getFirst(),
                reason,
                condition,
                Map.of(),
                history,
                noon(today));
    }

    private static Order order(Item item, String group, LocalDate ordered) {
        var scan = new Scan(noon(DELIVERED).minusHours(1).toInstant(), Scan.Kind.DELIVERED, "");
        return new Order(
                OrderNumber.ofSerial(1),
                new Customer(group, "en-US"),
                noon(ordered).toInstant(),
                DELIVERED,
                List.of(item),
                List.of(new Shipment("Swift Parcel", "SP1", List.of(1), DELIVERED, List.of(scan))),
                Optional.empty(),
                item.price().times(item.quantity()));
    }

    private static Item item(String category, int dollars, int quantity, boolean finalSale) {
        return new Item(1, "S", "thing", quantity, dollars(dollars), category, finalSale);
    }

    private static Money dollars(int dollars) {
        return new Money(dollars * 100L, USD);
    }

    private static When category(String category) {
        return new When(Set.of(category), Set.of(), Set.of(), 0, Long.MAX_VALUE);
    }

    private static When group(String group) {
        return new When(Set.of(), Set.of(group), Set.of(), 0, Long.MAX_VALUE);
    }

    private static When reason(ReturnReason reason) {
        return new When(Set.of(), Set.of(), Set.of(reason), 0, Long.MAX_VALUE);
    }

    private static ZonedDateTime noon(LocalDate day) {
        return ZonedDateTime.of(day, LocalTime.NOON, SHOP);
    }
}
