package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action.Fill;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What has become of asking for photos: slot {@code photos}, which a hand-over tells. */
enum PhotoFact implements Written {
    ASKED_FOR,
    /** There is nowhere to send a link. */
    NOT_SENT,
    /** They were asked for, and none has come. */
    NONE,
    GOOD,
    DOUBTFUL;

    static final Fill FILL =
            Fill.of(
                    "photos",
                    new Type.Name(
                            List.of(values()).stream()
                                    .map(Written::written)
                                    .collect(Collectors.toSet())));

    Map<String, Value> slots() {
        return Map.of(FILL.slot(), new Value.Name(written()));
    }
}
