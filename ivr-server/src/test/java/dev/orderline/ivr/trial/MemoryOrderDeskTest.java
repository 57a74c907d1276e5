package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderDeskContract;
import dev.orderline.ivr.orders.Postcode;
import java.time.Clock;

class MemoryOrderDeskTest extends OrderDeskContract {
    @Override
    protected OrderDesk desk(Clock clock, Order order, Postcode postcode) {
        var desk = new MemoryOrderDesk(clock);
        desk.add(order, postcode);
        return desk;
    }
}
