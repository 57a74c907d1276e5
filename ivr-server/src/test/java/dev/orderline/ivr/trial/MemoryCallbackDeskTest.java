package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.CallbackDeskContract;

class MemoryCallbackDeskTest extends CallbackDeskContract {
    @Override
    protected CallbackDesk desk() {
        return new MemoryCallbackDesk();
    }
}
