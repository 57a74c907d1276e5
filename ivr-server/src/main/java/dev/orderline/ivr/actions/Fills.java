package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action.Fill;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Money;
import java.util.Currency;
import java.util.Map;

/** The slots in which actions tell of money. */
final class RefundSlots {
    /** In whatever currency was paid; it tells its own when it is spoken. */
    static final Fill AMOUNT = money("amount");

    private RefundSlots() {}

    static Fill money(String slot) {
        return Fill.of(slot, new Type.Amount(Currency.getInstance("USD")));
    }

    static Map<String, Value> amount(Money amount) {
        return Map.of(AMOUNT.slot(), new Value.Amount(amount));
    }
}
