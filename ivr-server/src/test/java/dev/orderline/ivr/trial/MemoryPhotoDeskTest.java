package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDeskContract;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Postcode;
import java.time.Clock;
import java.util.function.Supplier;

class MemoryPhotoDeskTest extends PhotoDeskContract {
    @Override
    protected PhotoDesk desk(Supplier<PhotoToken> tokens) {
        var orders = new MemoryOrderDesk(Clock.systemUTC());
        orders.add(ORDER, new Postcode("29063"));
        return new MemoryPhotoDesk(orders, tokens);
    }
}
