package dev.orderline.ivr.orders;

import static dev.orderline.ivr.orders.Order.Scan.Kind.ADDRESS_PROBLEM;
import static dev.orderline.ivr.orders.Order.Scan.Kind.ARRIVED;
import static dev.orderline.ivr.orders.Order.Scan.Kind.DAMAGED;
import static dev.orderline.ivr.orders.Order.Scan.Kind.DELIVERED;
import static dev.orderline.ivr.orders.Order.Scan.Kind.DELIVERY_ATTEMPTED;
import static dev.orderline.ivr.orders.Order.Scan.Kind.DEPARTED;
import static dev.orderline.ivr.orders.Order.Scan.Kind.HELD_BY_CUSTOMS;
import static dev.orderline.ivr.orders.Order.Scan.Kind.HELD_BY_WEATHER;
import static dev.orderline.ivr.orders.Order.Scan.Kind.LABEL_MADE;
import static dev.orderline.ivr.orders.Order.Scan.Kind.MISSED_CONNECTION;
import static dev.orderline.ivr.orders.Order.Scan.Kind.OUT_FOR_DELIVERY;
import static dev.orderline.ivr.orders.Order.Scan.Kind.PICKED_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.Whereabouts.Cancelled;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import dev.orderline.ivr.orders.Whereabouts.Delivered;
import dev.orderline.ivr.orders.Whereabouts.InTransit;
import dev.orderline.ivr.orders.Whereabouts.Late;
import dev.orderline.ivr.orders.Whereabouts.Lost;
import dev.orderline.ivr.orders.Whereabouts.NotShipped;
import dev.orderline.ivr.orders.Whereabouts.OutForDelivery;
import dev.orderline.ivr.orders.Whereabouts.PartlyDelivered;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Days are counted from the promised one: -1 is the day before it. Scans happen at noon, questions
 * come at noon.
 */
class WhereaboutsTest {
    private static final ZoneId SHOP = ZoneId.of("America/New_York");
    private static final LocalDate PROMISED = LocalDate.of(2026, 11, 20);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Item COAT = item(1, "coat");
    private static final Item BOOTS = item(2, "boots");

    private static final Scan TAKEN = scan(-4, PICKED_UP, "Memphis");
    private static final Scan SEEN = scan(-2, ARRIVED, "Chicago");

    @Test
    void whatNoCarrierHasIsNotShippedUntilTheDayItIsPromised() {
        assertEquals(new NotShipped(PROMISED), at(0, order(List.of(COAT))));
        assertEquals(
                new NotShipped(PROMISED),
                at(0, order(List.of(COAT), parcel(-1, List.of(1), scan(-3, LABEL_MADE, "")))));
    }

    @Test
    void whatNoCarrierHasIsLateFromTheNextDayOn() {
        assertEquals(
                new Late(PROMISED, Optional.empty(), Cause.NOT_SHIPPED, "", day(-6)),
                at(1, order(List.of(COAT))));
    }

    @Test
    void whatMovesInTimeIsInTransit() {
        assertEquals(new InTransit(day(-1), "Chicago", day(-4)), at(-2, sent(-1, TAKEN, SEEN)));
    }

    @Test
    void theDayItIsPromisedIsNotLate() {
        assertEquals(new InTransit(day(0), "Chicago", day(-4)), at(0, sent(0, TAKEN, SEEN)));
    }

    @Test
    void theDayAfterIsLate() {
        assertEquals(
                new Late(PROMISED, Optional.empty(), Cause.NO_SCAN, "Chicago", day(-2)),
                at(1, sent(0, TAKEN, SEEN)));
    }

    @Test
    void theMinuteAfterMidnightOfTheShopIsTheDayAfter() {
        Order order = sent(0, TAKEN, SEEN, scan(0, DEPARTED, "Chicago"));
        ZonedDateTime midnight = day(1).atStartOfDay(SHOP);
        assertEquals(
                new InTransit(PROMISED, "Chicago", day(-4)),
                Whereabouts.of(order, midnight.minusMinutes(1)));
        assertEquals(
                new Late(PROMISED, Optional.empty(), Cause.UNEXPLAINED, "Chicago", PROMISED),
                Whereabouts.of(order, midnight));
    }

    @Test
    void anEstimateThatHasPassedIsNotTold() {
        assertEquals(new InTransit(PROMISED, "Chicago", day(-4)), at(-1, sent(-2, TAKEN, SEEN)));
    }

    @Test
    void anEstimateAfterThePromisedDayIsLateAtOnce() {
        assertEquals(
                new Late(PROMISED, Optional.of(day(1)), Cause.UNEXPLAINED, "Chicago", day(-2)),
                at(-2, sent(1, TAKEN, SEEN)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void theLastScanTellsWhyItIsLate(Scan.Kind kind, Cause cause) {
        Order order = sent(2, TAKEN, SEEN, scan(-1, kind, "Denver"));
        assertEquals(
                new Late(PROMISED, Optional.of(day(2)), cause, "Denver", day(-1)), at(1, order));
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(HELD_BY_WEATHER, Cause.WEATHER),
                Arguments.of(HELD_BY_CUSTOMS, Cause.CUSTOMS),
                Arguments.of(MISSED_CONNECTION, Cause.MISSED_CONNECTION),
                Arguments.of(ADDRESS_PROBLEM, Cause.ADDRESS_PROBLEM),
                Arguments.of(DAMAGED, Cause.DAMAGED),
                Arguments.of(DELIVERY_ATTEMPTED, Cause.DELIVERY_ATTEMPTED));
    }

    @Test
    void aPlaceTheCarrierLeftOutIsTheOneBefore() {
        Order order = sent(2, TAKEN, SEEN, scan(0, HELD_BY_WEATHER, ""));
        assertEquals(
                new Late(PROMISED, Optional.of(day(2)), Cause.WEATHER, "Chicago", day(0)),
                at(1, order));
    }

    @Test
    void troubleIsTheCauseThoughTheParcelMovesAgain() {
        Order order =
                sent(2, TAKEN, scan(-2, HELD_BY_WEATHER, "Denver"), scan(0, ARRIVED, "Omaha"));
        assertEquals(
                new Late(PROMISED, Optional.of(day(2)), Cause.WEATHER, "Denver", day(-2)),
                at(1, order));
    }

    @Test
    void silenceSinceTheTroubleIsTheCauseAfterThreeDays() {
        Order order =
                sent(9, TAKEN, scan(-2, HELD_BY_WEATHER, "Denver"), scan(0, ARRIVED, "Omaha"));
        ZonedDateTime threeDays = noon(3);
        assertEquals(
                new Late(PROMISED, Optional.of(day(9)), Cause.WEATHER, "Denver", day(-2)),
                Whereabouts.of(order, threeDays.minusSeconds(1)));
        assertEquals(
                new Late(PROMISED, Optional.of(day(9)), Cause.NO_SCAN, "Omaha", day(0)),
                Whereabouts.of(order, threeDays));
    }

    @Test
    void troubleThatIsTheLastThingHeardStaysTheCauseHoweverLongAgo() {
        Order order = sent(9, TAKEN, scan(-2, HELD_BY_CUSTOMS, "Louisville"));
        assertEquals(
                new Late(PROMISED, Optional.of(day(9)), Cause.CUSTOMS, "Louisville", day(-2)),
                at(5, order));
    }

    @Test
    void whatTheCarrierGotTooLateWasShippedLate() {
        Order order = sent(4, scan(1, PICKED_UP, "Memphis"), scan(2, ARRIVED, "Chicago"));
        assertEquals(
                new Late(PROMISED, Optional.of(day(4)), Cause.SHIPPED_LATE, "Chicago", day(1)),
                at(3, order));
    }

    @Test
    void whatIsOnTheVanComesTodayThoughLate() {
        Order order = sent(0, TAKEN, SEEN, scan(1, OUT_FOR_DELIVERY, "Columbia"));
        assertEquals(new OutForDelivery("Columbia"), at(1, order));
    }

    @Test
    void whatWasOnTheVanYesterdayIsNotOutForDelivery() {
        Order order = sent(0, TAKEN, SEEN, scan(0, OUT_FOR_DELIVERY, "Columbia"));
        assertEquals(
                new Late(PROMISED, Optional.empty(), Cause.UNEXPLAINED, "Columbia", day(0)),
                at(1, order));
    }

    @Test
    void tenDaysWithoutAScanAreLostAndASecondLessIsNot() {
        Order order = sent(0, TAKEN, SEEN);
        ZonedDateTime tenDays = noon(8);
        assertEquals(
                new Late(PROMISED, Optional.empty(), Cause.NO_SCAN, "Chicago", day(-2)),
                Whereabouts.of(order, tenDays.minusSeconds(1)));
        assertEquals(new Lost("Chicago", day(-2)), Whereabouts.of(order, tenDays));
    }

    @Test
    void nothingIsLostBeforeTheDayItIsEstimatedHasPassed() {
        Order order = sent(8, TAKEN, SEEN);
        assertEquals(
                new Late(PROMISED, Optional.of(day(8)), Cause.NO_SCAN, "Chicago", day(-2)),
                at(8, order));
        assertEquals(new Lost("Chicago", day(-2)), at(9, order));
    }

    @Test
    void aDeliveredParcelStaysDeliveredWhateverIsScannedLater() {
        Order order =
                sent(0, TAKEN, scan(-1, DELIVERED, "Irmo"), scan(0, HELD_BY_WEATHER, "Denver"));
        assertEquals(new Delivered(day(-1)), at(5, order));
    }

    @Test
    void twoParcelsAreDeliveredOnTheDayOfTheLater() {
        Order order =
                order(
                        List.of(COAT, BOOTS),
                        parcel(0, List.of(1), TAKEN, scan(0, DELIVERED, "Irmo")),
                        parcel(0, List.of(2), TAKEN, scan(-1, DELIVERED, "Irmo")));
        assertEquals(new Delivered(day(0)), at(5, order));
    }

    @Test
    void whatHasArrivedAndWhatHasNotAreToldApart() {
        Order order =
                order(
                        List.of(COAT, BOOTS),
                        parcel(-1, List.of(1), TAKEN, scan(-1, DELIVERED, "Irmo")),
                        parcel(0, List.of(2), TAKEN, SEEN));
        assertEquals(
                new PartlyDelivered(
                        List.of(COAT),
                        day(-1),
                        List.of(BOOTS),
                        new InTransit(PROMISED, "Chicago", day(-4))),
                at(0, order));
    }

    @Test
    void theWorstPartIsTold() {
        Shipment moving = parcel(0, List.of(1), TAKEN, SEEN);
        Order order = order(List.of(COAT, BOOTS), moving);
        assertEquals(new NotShipped(PROMISED), at(-1, order));
        assertEquals(
                new Late(PROMISED, Optional.of(day(3)), Cause.WEATHER, "Denver", day(-1)),
                at(
                        -1,
                        order(
                                List.of(COAT, BOOTS),
                                moving,
                                parcel(
                                        3,
                                        List.of(2),
                                        TAKEN,
                                        scan(-1, HELD_BY_WEATHER, "Denver")))));
    }

    @Test
    void aReplacementCountsOnceACarrierHasIt() {
        Shipment lost = parcel(0, List.of(1), TAKEN, SEEN);
        Shipment label = parcel(10, List.of(1), scan(8, LABEL_MADE, ""));
        Shipment taken =
                parcel(10, List.of(1), scan(8, LABEL_MADE, ""), scan(8, PICKED_UP, "Memphis"));
        assertEquals(new Lost("Chicago", day(-2)), at(8, order(List.of(COAT), lost, label)));
        assertEquals(
                new Late(PROMISED, Optional.of(day(10)), Cause.SHIPPED_LATE, "Memphis", day(8)),
                at(8, order(List.of(COAT), lost, taken)));
    }

    @Test
    void aCancelledOrderOfWhichNothingLeftIsCancelled() {
        assertEquals(new Cancelled(day(-3)), at(5, cancelled(order(List.of(COAT)))));
        assertEquals(
                new Cancelled(day(-3)),
                at(
                        5,
                        cancelled(
                                order(
                                        List.of(COAT),
                                        parcel(0, List.of(1), scan(-4, LABEL_MADE, ""))))));
    }

    @Test
    void ofACancelledOrderOnlyWhatLeftIsToldOf() {
        Order order = order(List.of(COAT, BOOTS), parcel(0, List.of(1), TAKEN, SEEN));
        assertEquals(new InTransit(PROMISED, "Chicago", day(-4)), at(-1, cancelled(order)));
    }

    @Test
    void aScanFromTheFutureIsNotLookedAt() {
        Order order = sent(0, TAKEN, SEEN, scan(0, DELIVERED, "Irmo"));
        assertEquals(new InTransit(PROMISED, "Chicago", day(-4)), at(-1, order));
    }

    private static Whereabouts at(int day, Order order) {
        return Whereabouts.of(order, noon(day));
    }

    private static Order sent(int estimated, Scan... scans) {
        return order(List.of(COAT), parcel(estimated, List.of(1), scans));
    }

    private static Order order(List<Item> items, Shipment... shipments) {
        return new Order(
                OrderNumber.ofSerial(1),
                Customer.STANDARD,
                noon(-6).toInstant(),
                PROMISED,
                items,
                List.of(shipments),
                Optional.empty(),
                new Money(4_999, USD));
    }

    private static Order cancelled(Order order) {
        return new Order(
                order.number(),
                order.customer(),
                order.placed(),
                order.promised(),
                order.items(),
                new ArrayList<>(order.shipments()),
                Optional.of(noon(-3).toInstant()),
                order.paid());
    }

    private static Shipment parcel(int estimated, List<Integer> lines, Scan... scans) {
        return new Shipment("Swift Parcel", "SP1", lines, day(estimated), List.of(scans));
    }

    private static Scan scan(int day, Scan.Kind kind, String place) {
        Instant at = noon(day).toInstant();
        return new Scan(at, kind, place);
    }

    private static Item item(int line, String name) {
        return new Item(line, "SKU-" + line, name, 1, new Money(4_999, USD), Item.UNSORTED, false);
    }

    private static LocalDate day(int day) {
        return PROMISED.plusDays(day);
    }

    private static ZonedDateTime noon(int day) {
        return ZonedDateTime.of(day(day), LocalTime.NOON, SHOP);
    }
}
