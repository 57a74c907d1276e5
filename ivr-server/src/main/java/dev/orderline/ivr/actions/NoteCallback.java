package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CallBackAction;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.CallbackDesk.Noted;
import dev.orderline.ivr.orders.CallerNumber;
import java.util.List;
import java.util.Map;

/** What a flow's callback does: notes that somebody is to be called back. */
public final class NoteCallback implements Action {
    private final CallbackDesk callbacks;

    public NoteCallback(CallbackDesk callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public String name() {
        return CallBackAction.NAME;
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of(CallBackAction.TOPIC, new Type.Words());
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of(CallBackAction.NOTED, List.of(), CallBackAction.NO_NUMBER, List.of());
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        Value topic = with.get(CallBackAction.TOPIC);
        if (topic == null) throw new IllegalArgumentException("a callback about nothing");
        CallerNumber number =
                with.get(CallBackAction.NUMBER) instanceof Value.Digits(String digits)
                        ? new CallerNumber(digits)
                        : run.caller();
        Noted noted =
                callbacks.note(
                        run.nextRequest(),
                        number,
                        topic.plain(),
                        run.call().toString(),
                        run.now().toInstant());
        return switch (noted) {
            case Noted.New _, Noted.AlreadyWaiting _ -> Result.of(CallBackAction.NOTED);
            case Noted.NoNumber _ -> Result.of(CallBackAction.NO_NUMBER);
        };
    }
}
