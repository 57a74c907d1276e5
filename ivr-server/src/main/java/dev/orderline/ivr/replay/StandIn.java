package dev.orderline.ivr.replay;

import dev.orderline.ivr.flow.KeyedValue;
import dev.orderline.ivr.flow.Keys;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.speech.recognition.Meaning;
import java.util.Optional;

/**
 * What stands in for a secret answer that was understood. Of such an answer nothing else is kept;
 * what was done with it is answered as it was then, so any value of the right shape will do.
 */
final class StandIn {
    private StandIn() {}

    /** An answer to a question with these keys; empty where the way depends on which it is. */
    static Optional<Meaning> to(Keys keys) {
        return switch (keys) {
            case Keys.Menu _ -> Optional.empty();
            case Keys.Entry(String slot, KeyedValue value, _) ->
                    value(value).map(plain -> Meaning.of(slot, plain));
        };
    }

    private static Optional<String> value(KeyedValue value) {
        return switch (value) {
            case KeyedValue.Digits(int least, _, boolean orderNumber) ->
                    Optional.of(orderNumber ? OrderNumber.ofSerial(1).digits() : "1".repeat(least));
            case KeyedValue.Count(int from, _) -> Optional.of(Integer.toString(from));
            case KeyedValue.Code(String form) -> Optional.of(form.replace('9', '1'));
            case KeyedValue.Amount _, KeyedValue.Day _, KeyedValue.OneOf _ -> Optional.empty();
        };
    }
}
