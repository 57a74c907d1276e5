package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.GoodsDesk.Arrival;
import dev.orderline.ivr.orders.GoodsDesk.Stock;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SqlGoodsDeskTest {
    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final GoodsDesk goods = shop.office().goods();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aReturnIsFoundWithItsItemAndItsRefund() {
        RmaNumber rma = shop.returned("jacket", 50);
        Arrival arrival = goods.arrival(rma).orElseThrow();
        assertEquals(ReturnStep.OPENED, arrival.underway().step());
        assertEquals("jacket", arrival.underway().item());
        assertEquals("jacket", arrival.sku());
        assertEquals(1, arrival.quantity());
        assertEquals(List.of(Refund.State.DECIDED), states(arrival));

        scan(rma, ReturnStep.RECEIVED);
        arrival = goods.arrival(rma).orElseThrow();
        assertEquals(ReturnStep.RECEIVED, arrival.underway().step());
        assertEquals(List.of(Refund.State.RESERVED), states(arrival));
    }

    @Test
    void stockFollowsTheScans() {
        assertEquals(Optional.empty(), goods.stock("jacket"));
        RmaNumber rma = shop.returned("jacket", 50);
        scan(rma, ReturnStep.RECEIVED);
        assertEquals(Optional.of(new Stock("jacket", 0, 1, 0)), goods.stock("jacket"));
        scan(rma, ReturnStep.RESTOCKED);
        assertEquals(Optional.of(new Stock("jacket", 1, 0, 0)), goods.stock("jacket"));
    }

    @Test
    void aReturnThatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), goods.arrival(RmaNumber.ofSerial(99_999)));
    }

    private void scan(RmaNumber rma, ReturnStep step) {
        shop.office().warehouse().scan(UUID.randomUUID(), rma, step, Instant.now());
    }

    private static List<Refund.State> states(Arrival arrival) {
        return arrival.refunds().stream().map(Refund::state).toList();
    }
}
