package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnDeskContract;
import dev.orderline.ivr.orders.ReturnPolicies;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

class MemoryReturnDeskTest extends ReturnDeskContract {
    private final MemoryOrderDesk orders = new MemoryOrderDesk(Clock.systemUTC());
    private final Deque<PhotoToken> tokens = new ArrayDeque<>();
    private final MemoryPhotoDesk photos = new MemoryPhotoDesk(orders, tokens::pop);

    @Override
    protected ReturnDesk desk(Order order) {
        orders.add(order, new Postcode("29063"));
        return new MemoryReturnDesk(orders, ReturnPolicies.unpublished(POLICY), photos);
    }

    @Override
    protected PhotoDesk photos(Supplier<PhotoToken> next) {
        tokens.push(next.get());
        return photos;
    }
}
