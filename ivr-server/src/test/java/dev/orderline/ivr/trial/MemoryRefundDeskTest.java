package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.RefundDeskContract;
import dev.orderline.ivr.orders.ReturnPolicies;
import java.time.Clock;

class MemoryRefundDeskTest extends RefundDeskContract {
    @Override
    protected Office office(Order order) {
        var shop = new TrialShop(Clock.systemUTC(), ReturnPolicies.unpublished(POLICY));
        shop.add(order, new Postcode("29063"));
        return new Office(shop.desks(), shop.warehouse());
    }
}
