package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.DemonstrationOrders.Placed;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ShopTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-23T12:00-05:00[America/New_York]");

    @Test
    void fillsAnEmptyDatabaseOnce() {
        try (Database database = Database.open(TestDatabase.withTables())) {
            var shop = new Shop(database);
            assertTrue(shop.fill(NOW));
            assertFalse(shop.fill(NOW.plusDays(1)));
            assertEquals(DemonstrationOrders.at(NOW).size(), count(database));
        }
    }

    @Test
    void leavesAShopOfRealOrdersAlone() {
        try (Database database = Database.open(TestDatabase.withTables())) {
            Placed real = DemonstrationOrders.at(NOW).getFirst();
            database.jdbi()
                    .useTransaction(handle ->
                            OrderRows.insert(handle, real.order(), real.postcode(), real.person()));
            var shop = new Shop(database);
            assertFalse(shop.fill(NOW));
            assertEquals(1, count(database));
            assertEquals(List.of(), shop.examples(NOW));
        }
    }

    @Test
    void itsExamplesCanBeAskedFor() {
        try (Database database = Database.open(TestDatabase.withTables())) {
            var shop = new Shop(database);
            shop.fill(NOW);
            var desk = new SqlOrderDesk(database, Clock.systemUTC());
            List<Shop.Example> examples = shop.examples(NOW);
            assertEquals(
                    List.of(
                            Whereabouts.Late.class,
                            Whereabouts.InTransit.class,
                            Whereabouts.Delivered.class),
                    examples.stream().map(example -> example.whereabouts().getClass()).toList());
            for (Shop.Example example : examples) {
                var verified =
                        assertInstanceOf(
                                Verified.class,
                                desk.verify(
                                        UUID.randomUUID(),
                                        example.number(),
                                        example.postcode(),
                                        CallerNumber.WITHHELD));
                assertEquals(
                        Optional.of(example.whereabouts()),
                        desk.find(verified.proof()).map(order -> Whereabouts.of(order, NOW)));
            }
        }
    }

    @Test
    void oneOfItsCustomersLikesWhatsApp() {
        try (Database database = Database.open(TestDatabase.withTables())) {
            new Shop(database).fill(NOW);
            assertEquals(
                    List.of(DemonstrationOrders.IN_TRANSIT.digits()),
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery(
                                                    """
                                                    select number
                                                      from orders join customers on customers.id = customer_id
                                                     where liked_way = 'whatsapp'
                                                    """)
                                            .mapTo(String.class)
                                            .list()));
        }
    }

    private static int count(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from orders")
                                .mapTo(Integer.class)
                                .one());
    }
}
