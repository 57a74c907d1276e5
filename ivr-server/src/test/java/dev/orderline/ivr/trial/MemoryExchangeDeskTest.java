package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.ExchangeDesk;
import dev.orderline.ivr.orders.ExchangeDeskContract;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.orders.Warehouse;
import java.time.Clock;

class MemoryExchangeDeskTest extends ExchangeDeskContract {
    @Override
    protected Branch shop(Order order) {
        var shop = new TrialShop(Clock.systemUTC(), ReturnPolicies.unpublished(POLICY));
        shop.add(order, new Postcode("29063"));
        return new Branch() {
            @Override
            public ExchangeDesk exchanges() {
                return shop.desks().exchanges();
            }

            @Override
            public ReturnDesk returns() {
                return shop.desks().returns();
            }

            @Override
            public RefundDesk refunds() {
                return shop.desks().refunds();
            }

            @Override
            public Warehouse warehouse() {
                return shop.warehouse();
            }

            @Override
            public void lay(Item item, Variant variant, int pieces) {
                shop.stock(item.sku(), variant, pieces);
            }
        };
    }
}
