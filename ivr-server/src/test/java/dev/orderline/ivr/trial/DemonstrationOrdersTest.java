package dev.orderline.ivr.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import dev.orderline.ivr.orders.Whereabouts.Delivered;
import dev.orderline.ivr.orders.Whereabouts.InTransit;
import dev.orderline.ivr.orders.Whereabouts.Late;
import dev.orderline.ivr.trial.DemonstrationOrders.Placed;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationOrdersTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-23T12:00-05:00[America/New_York]");

    @ParameterizedTest
    @ValueSource(strings = {"00:00:01", "03:30:00", "12:00:00", "23:59:59"})
    void everyStateIsThereAtAnyTimeOfDay(String time) {
        var now = ZonedDateTime.parse("2026-11-23T" + time + "-05:00[America/New_York]");
        assertEquals(
                Map.ofEntries(
                        Map.entry("NotShipped", 32L),
                        Map.entry("InTransit", 63L),
                        Map.entry("OutForDelivery", 10L),
                        Map.entry("Late WEATHER", 10L),
                        Map.entry("Late CUSTOMS", 6L),
                        Map.entry("Late MISSED_CONNECTION", 8L),
                        Map.entry("Late DAMAGED", 3L),
                        Map.entry("Late ADDRESS_PROBLEM", 5L),
                        Map.entry("Late DELIVERY_ATTEMPTED", 6L),
                        Map.entry("Late NO_SCAN", 8L),
                        Map.entry("Late NOT_SHIPPED", 6L),
                        Map.entry("Late SHIPPED_LATE", 4L),
                        Map.entry("Lost", 8L),
                        Map.entry("Delivered", 101L),
                        Map.entry("PartlyDelivered", 16L),
                        Map.entry("Cancelled", 14L)),
                orders(now, 1).stream()
                        .map(placed -> state(Whereabouts.of(placed.order(), now)))
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting())));
    }

    @Test
    void theSameSeedGivesTheSameOrders() {
        assertEquals(orders(NOW, 7), orders(NOW, 7));
        assertNotEquals(orders(NOW, 7), orders(NOW, 8));
    }

    @Test
    void theThreeToTryAreWhatPeopleAreTold() {
        List<Placed> orders = orders(NOW, 1);
        Placed late = find(orders, DemonstrationOrders.LATE);
        Placed moving = find(orders, DemonstrationOrders.IN_TRANSIT);
        Placed delivered = find(orders, DemonstrationOrders.DELIVERED);

        assertEquals("08989535", late.order().number().digits());
        assertEquals("55226", late.postcode().digits());
        assertEquals(
                Cause.WEATHER,
                assertInstanceOf(Late.class, Whereabouts.of(late.order(), NOW)).cause());
        assertEquals("29063", moving.postcode().digits());
        assertInstanceOf(InTransit.class, Whereabouts.of(moving.order(), NOW));
        assertEquals("14796", delivered.postcode().digits());
        assertInstanceOf(Delivered.class, Whereabouts.of(delivered.order(), NOW));
    }

    @Test
    void someCustomersAreGoldAndThoseOfTheThreeToTryAreNot() {
        List<Order> orders = orders(NOW, 1).stream().map(Placed::order).toList();
        long gold = orders.stream().filter(DemonstrationOrdersTest::isGold).count();
        assertTrue(gold > 20 && gold < 60, () -> gold + " are gold");
        assertTrue(orders.subList(0, 3).stream().noneMatch(DemonstrationOrdersTest::isGold));
    }

    @Test
    void someOfWhatArrivedIsFinalSale() {
        assertTrue(
                orders(NOW, 1).stream()
                        .map(Placed::order)
                        .filter(order -> Whereabouts.of(order, NOW) instanceof Delivered)
                        .flatMap(order -> order.items().stream())
                        .anyMatch(Order.Item::finalSale));
    }

    @Test
    void numbersAreUniqueAndGrowWithTime() {
        List<Order> orders = orders(NOW, 1).stream().map(Placed::order).toList();
        assertEquals(DemonstrationOrders.COUNT, orders.size());
        assertEquals(orders.size(), orders.stream().map(Order::number).distinct().count());
        List<Order> sold = orders.subList(3, orders.size());
        assertEquals(sold.stream().sorted(Comparator.comparing(Order::placed)).toList(), sold);
    }

    @Test
    void nothingHappensBeforeItsTimeOrInTheFuture() {
        for (Placed placed : orders(NOW, 1)) {
            Order order = placed.order();
            assertTrue(order.placed().isBefore(NOW.toInstant()));
            assertFalse(
                    order.promised().isBefore(order.placed().atZone(NOW.getZone()).toLocalDate()));
            order.cancelled().ifPresent(at -> assertTrue(at.isAfter(order.placed())));
            for (Order.Shipment shipment : order.shipments()) {
                Instant before = order.placed();
                for (Scan scan : shipment.scans()) {
                    assertFalse(scan.at().isBefore(before), scan::toString);
                    before = scan.at();
                }
                assertTrue(before.isBefore(NOW.toInstant()));
            }
        }
    }

    private static boolean isGold(Order order) {
        return order.customer().group().equals("gold");
    }

    private static Placed find(List<Placed> orders, OrderNumber number) {
        return orders.stream()
                .filter(placed -> placed.order().number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static String state(Whereabouts whereabouts) {
        String name = whereabouts.getClass().getSimpleName();
        return whereabouts instanceof Late late ? name + " " + late.cause() : name;
    }

    private static List<Placed> orders(ZonedDateTime now, long seed) {
        return DemonstrationOrders.at(now, seed);
    }
}
