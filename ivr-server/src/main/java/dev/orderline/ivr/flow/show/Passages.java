package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many times calls came to each state, and went from one to another. */
final class Passages {
    private record Step(String from, String to) {}

    private final Map<String, Integer> states = new HashMap<>();
    private final Map<Step, Integer> steps = new HashMap<>();
    private final int calls;

    private Passages(int calls) {
        this.calls = calls;
    }

    /**
     * Counts.
     *
     * @param calls the states that each came to, one after the other, by their names in the graph
     */
    static Passages of(Collection<List<String>> calls, View view) {
        var passages = new Passages(calls.size());
        for (List<String> call : calls)
            passages.add(
                    switch (view) {
                        case OPENED -> call;
                        case FOLDED ->
                                call.stream().filter(state -> state.indexOf('/') < 0).toList();
                    });
        return passages;
    }

    private void add(List<String> call) {
        for (int i = 0; i < call.size(); i++) {
            states.merge(call.get(i), 1, Integer::sum);
            if (i > 0) steps.merge(new Step(call.get(i - 1), call.get(i)), 1, Integer::sum);
        }
    }

    /** Of so many calls; if that is none, nothing is said of any. */
    int calls() {
        return calls;
    }

    int through(Box box) {
        return states.getOrDefault(box.id(), 0);
    }

    int along(Line line) {
        return steps.getOrDefault(new Step(line.from(), line.entered()), 0);
    }

    /** The largest that {@link #along} gives. */
    int most() {
        return steps.values().stream().mapToInt(each -> each).max().orElse(0);
    }
}
