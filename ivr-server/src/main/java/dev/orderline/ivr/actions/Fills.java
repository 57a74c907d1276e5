package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action.Fill;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import dev.orderline.speech.recognition.SpokenDate;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Map;

/** Slots that several actions fill. */
final class Fills {
    /** In whatever currency was paid; it tells its own when it is spoken. */
    static final Fill AMOUNT = money("amount");

    /** The day on which it came to what is told. */
    static final Fill SINCE = day("since");

    private Fills() {}

    static Fill money(String slot) {
        return Fill.of(slot, new Type.Amount(Currency.getInstance("USD")));
    }

    static Fill day(String slot) {
        return Fill.of(slot, new Type.Day(SpokenDate.Direction.ANY));
    }

    static Map<String, Value> amount(Money amount) {
        return Map.of(AMOUNT.slot(), new Value.Amount(amount));
    }

    /**
     * @param now in the shop's time zone, whose day it is
     */
    static Value since(Instant moment, ZonedDateTime now) {
        return new Value.Day(moment.atZone(now.getZone()).toLocalDate());
    }
}
