package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnDeskContract;
import dev.orderline.ivr.orders.ReturnPolicies;
import java.time.Clock;

class MemoryReturnDeskTest extends ReturnDeskContract {
    @Override
    protected ReturnDesk desk(Order order) {
        var orders = new MemoryOrderDesk(Clock.systemUTC());
        orders.add(order, new Postcode("29063"));
        return new MemoryReturnDesk(orders, ReturnPolicies.unpublished(POLICY));
    }
}
