package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Inlining;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.FlowReader;
import dev.orderline.ivr.flow.source.FlowReader.Reading;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import java.util.List;
import java.util.Map;

/**
 * Says whether a flow may go on air. Whatever the files hold, it answers and does not throw.
 *
 * <p>What it looks at comes in turns, and a turn with errors is the last: first whether the files
 * can be read, then whether their names mean something, then what calls can come to.
 */
public final class FlowChecker {
    private final CompiledFlow.Tools tools;
    private final Map<String, Vocabulary> vocabularies;

    /**
     * @param tools the flow will run with
     * @param vocabularies of the installed models, by language; without one, words are not looked
     *     at
     */
    public FlowChecker(CompiledFlow.Tools tools, Map<String, Vocabulary> vocabularies) {
        this.tools = tools;
        this.vocabularies = Map.copyOf(vocabularies);
    }

    /**
     * What was found.
     *
     * @param flows the flow, if it may go on air; else none
     * @param problems in the order of the files
     * @param files that the flow consists of, by name
     */
    public record Report(List<Bundle> flows, List<Problem> problems, List<String> files) {
        public Report {
            flows = List.copyOf(flows);
            problems = List.copyOf(problems);
            files = List.copyOf(files);
        }

        /** Whether it may go on air; there may be warnings. */
        public boolean isGood() {
            return !flows.isEmpty();
        }

        /**
         * @throws IllegalStateException if it may not go on air
         */
        public Bundle bundle() {
            if (flows.isEmpty()) throw new IllegalStateException("a flow with errors");
            return flows.getFirst();
        }

        public List<Problem> errors() {
            return problems.stream().filter(Problem::isError).toList();
        }
    }

    /** Checks flow {@code name} with all that belongs to it. */
    public Report check(FlowFiles files, String name) {
        Reading reading = FlowReader.read(files, name);
        var problems = new Problems();
        reading.problems().forEach(problems::add);
        if (reading.bundle().isPresent()) check(reading.bundle().get(), reading, problems);
        List<Bundle> good =
                problems.hasErrors() || reading.bundle().isEmpty()
                        ? List.of()
                        : List.of(reading.bundle().get());
        return new Report(good, problems.sorted(), reading.files());
    }

    private void check(Bundle bundle, Reading reading, Problems problems) {
        new References(bundle, reading.places(), tools, problems).check();
        new Patterns(bundle, reading.places(), problems).check();
        if (problems.hasErrors() || !new Nesting(bundle, reading.places(), problems).check())
            return;
        var subject = new Subject(bundle, Inlining.of(bundle), reading.places(), tools, problems);
        var reach = new Reach(subject);
        reach.check();
        new Circles(subject).check();
        new Types(subject).check();
        new Filled(subject).check();
        new Verified(subject).check();
        new Secrets(subject).check();
        new Clashes(subject).check();
        new WaysOut(subject).check();
        new Menus(subject).check();
        var words = new Words(vocabularies, reading.places(), problems);
        for (Flow flow : bundle.flows().values()) words.check(flow);
        new Questions(subject, vocabularies).check();
        new Habits(subject, reach.reached()).check();
    }
}
