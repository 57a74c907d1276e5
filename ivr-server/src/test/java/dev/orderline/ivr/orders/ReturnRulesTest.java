package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.orderline.ivr.orders.Decision.AlreadyReturned;
import dev.orderline.ivr.orders.Decision.FinalSale;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.NotDelivered;
import dev.orderline.ivr.orders.Decision.TooLate;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Days are counted from the day of delivery. Scans happen at noon, questions come at noon. */
class ReturnRulesTest {
    private static final ZoneId SHOP = ZoneId.of("America/New_York");
    private static final LocalDate DELIVERED = LocalDate.of(2026, 10, 20);
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 19);
    private static final Money PRICE = new Money(4_999, Currency.getInstance("USD"));

    private static final Item SHIRTS =
            new Item(1, "SH-1", "red shirt", 3, PRICE, "clothing", false);
    private static final Item BOOTS = new Item(2, "BT-1", "brown boots", 1, PRICE, "shoes", false);
    private static final Item SOCKS = new Item(3, "SC-1", "wool socks", 1, PRICE, "socks", true);

    private static final Scan TAKEN = scan(-3, Scan.Kind.PICKED_UP);
    private static final Scan ARRIVED = scan(0, Scan.Kind.DELIVERED);

    @Test
    void theWholeLineMayComeBackFromTheDayItArrives() {
        assertGranted(UNTIL, 3, judge(SHIRTS, 0, parcel(1, TAKEN, ARRIVED)));
    }

    @Test
    void lastDayOfTheWindowStillCounts() {
        assertGranted(UNTIL, 3, judge(SHIRTS, 30, parcel(1, TAKEN, ARRIVED)));
    }

    @Test
    void theDayAfterTheLastIsTooLate() {
        assertTooLate(judge(SHIRTS, 31, parcel(1, TAKEN, ARRIVED)));
    }

    @Test
    void daysEndAtMidnightOfTheShop() {
        Order order = order(parcel(1, TAKEN, ARRIVED));
        ZonedDateTime midnight = UNTIL.plusDays(1).atStartOfDay(SHOP);
        assertGranted(UNTIL, 3, decided(order, SHIRTS, Map.of(), midnight.minusSeconds(1)));
        assertTooLate(decided(order, SHIRTS, Map.of(), midnight));
    }

    @Test
    void whatIsUnderwayCannotComeBack() {
        assertInstanceOf(NotDelivered.class, judge(SHIRTS, 1, parcel(1, TAKEN)));
    }

    @Test
    void whatIsInNoParcelCannotComeBack() {
        assertInstanceOf(NotDelivered.class, judge(BOOTS, 1, parcel(1, TAKEN, ARRIVED)));
    }

    @Test
    void aDeliveryInTheFutureIsNotLookedAt() {
        assertInstanceOf(NotDelivered.class, judge(SHIRTS, -1, parcel(1, TAKEN, ARRIVED)));
    }

    @Test
    void eachLineHasTheDayOfItsOwnParcel() {
        Shipment[] parcels = {
            parcel(1, TAKEN, ARRIVED), parcel(2, TAKEN, scan(5, Scan.Kind.DELIVERED))
        };
        assertTooLate(judge(SHIRTS, 31, parcels));
        assertGranted(UNTIL.plusDays(5), 1, judge(BOOTS, 31, parcels));
    }

    @Test
    void aReplacementIsWhatCountsOnceACarrierHasIt() {
        Shipment first = parcel(1, TAKEN, ARRIVED);
        assertTooLate(judge(SHIRTS, 31, first, parcel(1, scan(30, Scan.Kind.LABEL_MADE))));
        assertInstanceOf(
                NotDelivered.class,
                judge(SHIRTS, 31, first, parcel(1, scan(30, Scan.Kind.PICKED_UP))));
    }

    @Test
    void whatWasSoldAsFinalNeverComesBack() {
        assertInstanceOf(FinalSale.class, judge(SOCKS, 0, parcel(3, TAKEN, ARRIVED)));
        assertInstanceOf(FinalSale.class, judge(SOCKS, 0));
    }

    @Test
    void whatIsOnItsWayBackIsNotReturnedAgainHoweverLate() {
        RmaNumber rma = RmaNumber.ofSerial(12_345);
        Order order = order(parcel(1, TAKEN, ARRIVED), parcel(2, TAKEN, ARRIVED));
        Map<Integer, RmaNumber> returned = Map.of(1, rma);
        assertEquals(
                rma,
                assertInstanceOf(AlreadyReturned.class, decided(order, SHIRTS, returned, noon(31)))
                        .rma());
        assertGranted(UNTIL, 1, decided(order, BOOTS, returned, noon(30)));
    }

    private static Decision judge(Item item, int day, Shipment... parcels) {
        return decided(order(parcels), item, Map.of(), noon(day));
    }

    private static Decision decided(
            Order order, Item item, Map<Integer, RmaNumber> returned, ZonedDateTime now) {
        return new ReturnRules(ReturnPolicy.PLAIN)
                .decide(
                        new ReturnCase(
                                order,
                                Account.untouched(order),
                                item,
                                ReturnReason.CHANGED_MIND,
                                Condition.NOT_TOLD,
                                returned,
                                ReturnCase.History.NONE,
                                now));
    }

    private static void assertGranted(LocalDate until, int quantity, Decision decision) {
        Granted granted = assertInstanceOf(Granted.class, decision);
        assertEquals(until, granted.terms().until());
        assertEquals(quantity, granted.terms().quantity());
    }

    private static void assertTooLate(Decision decision) {
        TooLate late = assertInstanceOf(TooLate.class, decision);
        assertEquals(DELIVERED, late.delivered());
        assertEquals(UNTIL, late.until());
        assertEquals(
                "because it is day 31, and our returns close after 30 days",
                late.because().sentence());
        assertEquals("windows: everything", late.because().rule());
        assertEquals("31", late.because().facts().get("day"));
    }

    private static Order order(Shipment... parcels) {
        return new Order(
                OrderNumber.ofSerial(1),
                Customer.STANDARD,
                noon(-6).toInstant(),
                DELIVERED,
                List.of(SHIRTS, BOOTS, SOCKS),
                List.of(parcels),
                Optional.empty(),
                PRICE);
    }

    private static Shipment parcel(int line, Scan... scans) {
        return new Shipment("Swift Parcel", "SP1", List.of(line), DELIVERED, List.of(scans));
    }

    private static Scan scan(int day, Scan.Kind kind) {
        return new Scan(noon(day).toInstant(), kind, "Memphis");
    }

    private static ZonedDateTime noon(int day) {
        return ZonedDateTime.of(DELIVERED.plusDays(day), LocalTime.NOON, SHOP);
    }
}
