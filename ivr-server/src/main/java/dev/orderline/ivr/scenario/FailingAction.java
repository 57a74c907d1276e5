package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.DeskFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An action whose desk is away. */
record FailingAction(Action action) implements Action {
    /** {@code action}, or one like it that fails if it is called as one of {@code failing}. */
    static Action among(Set<String> failing, Action action) {
        return failing.contains(action.name()) ? new FailingAction(action) : action;
    }

    @Override
    public String name() {
        return action.name();
    }

    @Override
    public Map<String, Type> inputs() {
        return action.inputs();
    }

    @Override
    public Map<String, Type> optionalInputs() {
        return action.optionalInputs();
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return action.outcomes();
    }

    @Override
    public Set<String> proves() {
        return action.proves();
    }

    @Override
    public boolean needsProof() {
        return action.needsProof();
    }

    @Override
    public boolean changes() {
        return action.changes();
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        throw new DeskFailure(name(), new IllegalStateException("the scenario says so"));
    }
}
