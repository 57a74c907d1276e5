package dev.orderline.ivr.orders;

import java.time.Clock;

class MemoryOrderDeskTest extends OrderDeskContract {
    @Override
    protected OrderDesk desk(Clock clock, Order order, Postcode postcode) {
        var desk = new MemoryOrderDesk(clock);
        desk.add(order, postcode);
        return desk;
    }
}
