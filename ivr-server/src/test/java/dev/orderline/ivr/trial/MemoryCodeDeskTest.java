package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.CodeDeskContract;

class MemoryCodeDeskTest extends CodeDeskContract {
    @Override
    protected CodeDesk desk() {
        return new MemoryCodeDesk();
    }

    @Override
    protected String lastCode() {
        return MemoryCodeDesk.CODE;
    }
}
