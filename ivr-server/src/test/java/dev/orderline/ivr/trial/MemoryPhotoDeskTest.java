package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDeskContract;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Clock;

class MemoryPhotoDeskTest extends PhotoDeskContract {
    @Override
    protected PhotoDesk desk() {
        var orders = new MemoryOrderDesk(Clock.systemUTC());
        orders.add(ORDER, new Postcode("29063"));
        return new MemoryPhotoDesk(orders);
    }

    @Override
    protected RmaNumber returned(PhotoDesk desk) {
        return RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL);
    }
}
