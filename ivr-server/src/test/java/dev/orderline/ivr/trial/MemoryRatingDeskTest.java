package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.RatingDesk;
import dev.orderline.ivr.orders.RatingDeskContract;

class MemoryRatingDeskTest extends RatingDeskContract {
    @Override
    protected RatingDesk desk() {
        return new MemoryRatingDesk();
    }
}
