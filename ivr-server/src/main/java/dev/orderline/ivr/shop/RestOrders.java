package dev.orderline.ivr.shop;

import dev.orderline.ivr.http.Answer;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.http.Reach;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.shop.OrderMapping.Ask;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** The shop's own system over REST: one GET for an order, read by a mapping. */
public final class RestOrders implements OrderSource {
    private static final String ATTEMPTED = "ask the shop's system for an order";

    private final Ask ask;
    private final OrderReader reader;
    private final OutgoingHttp http;
    private final Map<String, String> headers;

    /**
     * @param key put into headers; empty if the mapping needs none
     * @throws IllegalArgumentException if its address can be seen to be out of {@code reach}
     */
    public RestOrders(OrderMapping mapping, Reach reach, String key, ZoneId zone, Clock clock) {
        this.ask = mapping.ask();
        this.reader = new OrderReader(mapping, zone, clock);
        this.http = new OutgoingHttp(ask.base(), reach, clock, ask.limit());
        this.headers = ask.headers(key);
    }

    @Override
    public Result find(OrderNumber number) {
        String digits = number.digits();
        try {
            Answer answer = http.get(ATTEMPTED, ask.path(digits), ask.query(digits), headers);
            if (ask.unknown().contains(answer.status())) return new Result.Unknown();
            if (!answer.isOk()) throw answer.failure();
            return reader.read(number, answer.json());
        } catch (ProviderFailure away) {
            throw new DeskFailure(String.valueOf(away.getMessage()), away);
        } catch (Unfit other) {
            throw new DeskFailure(ATTEMPTED + ": " + other.getMessage(), other);
        }
    }
}
