package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OwnOrders;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlOwnOrdersTest {
    private final OpenDatabases open = new OpenDatabases();
    private final Database database = open.opened(TestDatabase.withTables());
    private final SqlOwnOrders orders = new SqlOwnOrders(database);

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void aCallersNewestOrdersAreFoundByTheirNumber() {
        customer("+15551230001", 1, 7);
        customer("+15551230002", 20, 1);

        assertEquals(numbers(7, 6, 5, 4, 3), orders.of(new CallerNumber("+15551230001")));
        assertEquals(OwnOrders.MOST, orders.of(new CallerNumber("+15551230001")).size());
        assertEquals(numbers(20), orders.of(new CallerNumber("+15551230002")));
    }

    @Test
    void thePlusDoesNotMatterOnEitherSide() {
        customer("+15551230001", 1, 1);
        customer("15551230002", 2, 1);

        assertEquals(numbers(1), orders.of(new CallerNumber("15551230001")));
        assertEquals(numbers(2), orders.of(new CallerNumber("+15551230002")));
    }

    @Test
    void nobodyElsesAreFound() {
        customer("+15551230001", 1, 1);
        customer("", 2, 1);
        customer("+", 3, 1);

        assertEquals(List.of(), orders.of(CallerNumber.WITHHELD));
        assertEquals(List.of(), orders.of(new CallerNumber("+")));
        assertEquals(List.of(), orders.of(new CallerNumber("5551230001")));
    }

    @Test
    void aCallDoesNotWaitForThem() {
        customer("+15551230001", 1, 1);

        Supplier<List<OrderNumber>> known = orders.lookUp(new CallerNumber("+15551230001"));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    while (known.get().isEmpty()) Thread.onSpinWait();
                });
        assertEquals(numbers(1), known.get());
    }

    @Test
    void withoutTheDatabaseNothingIsKnown() {
        open.close();
        Supplier<List<OrderNumber>> known = orders.lookUp(new CallerNumber("+15551230001"));

        assertEquals(List.of(), known.get());
    }

    private static List<OrderNumber> numbers(int... serials) {
        return IntStream.of(serials).mapToObj(OrderNumber::ofSerial).toList();
    }

    /** A customer with orders of following serials, each a day newer than the one before. */
    private void customer(String phone, int firstSerial, int count) {
        database.jdbi()
                .useHandle(handle -> {
                    long id =
                            handle.createUpdate(
                                            "insert into customers (name, phone)"
                                                    + " values ('Ann Example', ?)")
                                    .bind(0, phone)
                                    .executeAndReturnGeneratedKeys("id")
                                    .mapTo(Long.class)
                                    .one();
                    for (int i = 0; i < count; i++)
                        handle.execute(
                                """
                                insert into orders (number, customer_id, postcode, placed_at,
                                    promised_on, currency)
                                values (?, ?, '12345', now() + ? * interval '1 day',
                                    current_date, 'USD')
                                """,
                                OrderNumber.ofSerial(firstSerial + i).digits(),
                                id,
                                i);
                });
    }
}
