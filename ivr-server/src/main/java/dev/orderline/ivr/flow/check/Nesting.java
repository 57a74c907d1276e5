package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Inlining;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether flows that go through one another end, are not too deep one within the other, and have
 * not too many states in all. Stops at the first that is wrong.
 */
final class Nesting {
    private final Bundle bundle;
    private final Places places;
    private final Problems problems;

    /** The flows that are just gone through, the outermost first. */
    private final Deque<String> way = new ArrayDeque<>();

    private int states;

    Nesting(Bundle bundle, Places places, Problems problems) {
        this.bundle = bundle;
        this.places = places;
        this.problems = problems;
    }

    /** Tells what is wrong; whether nothing is. */
    boolean check() {
        return check(bundle.entry(), "");
    }

    /**
     * @param prefix of the names of the flow's states in the whole
     */
    private boolean check(Flow flow, String prefix) {
        way.addLast(flow.name());
        states += flow.states().size();
        boolean good = states <= Inlining.MAX_NODES || tooMany();
        for (String name : flow.states().keySet()) {
            if (!good) return false;
            String whole = prefix + name;
            good = whole.length() <= Inlining.MAX_NAME || tooLong(flow, name, whole);
            if (good && flow.state(name) instanceof State.Subflow subflow)
                good = through(flow, "states." + name + ".subflow", subflow.flow(), whole + "/");
        }
        way.removeLast();
        return good;
    }

    private boolean through(Flow flow, String path, String subflow, String prefix) {
        if (way.contains(subflow))
            return error(
                    flow,
                    path,
                    "flow \"" + subflow + "\" goes through itself: " + way(subflow),
                    "let no flow come back to one that goes through it");
        if (way.size() > Inlining.MAX_DEPTH)
            return error(
                    flow,
                    path,
                    "too many flows one within the other: " + way(subflow),
                    "let " + Inlining.MAX_DEPTH + " at most go through one another");
        Flow called = bundle.flows().get(subflow);
        if (called == null) throw new IllegalStateException("no flow " + subflow);
        return check(called, prefix);
    }

    private boolean tooMany() {
        return error(
                bundle.entry(),
                "states",
                "with all flows it goes through it has more than " + Inlining.MAX_NODES + " states",
                "a flow that is gone through twice counts twice: go through it once");
    }

    private boolean tooLong(Flow flow, String name, String whole) {
        return error(
                flow,
                "states." + name,
                "\"" + whole + "\" is longer than " + Inlining.MAX_NAME + " characters",
                "give this state, or one that leads through its flow, a shorter name");
    }

    private String way(String last) {
        return String.join(" -> ", way) + " -> " + last;
    }

    private boolean error(Flow flow, String path, String what, String mend) {
        problems.error(places.of(flow.name(), path), what, mend);
        return false;
    }
}
