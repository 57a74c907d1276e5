package dev.orderline.ivr.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a {@link State.CallBack} has the callback noted: by an action that flows do not name. */
public final class CallBackAction {
    public static final String NAME = "callbacks.note";

    /** The number to call, as digits; missing for the one the caller calls from. */
    public static final String NUMBER = "number";

    /** About what, as words. */
    public static final String TOPIC = "topic";

    /** It will be called. */
    public static final String NOTED = "noted";

    /** It is no number that can be called. */
    public static final String NO_NUMBER = "no-number";

    private CallBackAction() {}

    static Map<String, Value> inputs(
            State.CallBack state, Function<String, Optional<Value>> slots) {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put(TOPIC, new Value.Words(state.reason()));
        slots.apply(state.number()).ifPresent(number -> inputs.put(NUMBER, number));
        return inputs;
    }
}
