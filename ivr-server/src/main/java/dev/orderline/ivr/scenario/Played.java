package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.source.Problem;
import java.util.List;

/**
 * A scenario that was played.
 *
 * @param problems what was not as expected; none if all was
 * @param moments one for each turn that was played
 * @param way the states the call came to
 */
public record Played(
        Scenario scenario, List<Problem> problems, List<Moment> moments, List<String> way) {
    public Played {
        problems = List.copyOf(problems);
        moments = List.copyOf(moments);
        way = List.copyOf(way);
    }

    /** One that cannot be played, because of what it gives. */
    public static Played impossible(Scenario scenario, String why) {
        return new Played(
                scenario,
                List.of(Problem.error(scenario.place(), "what is given cannot be: " + why, "")),
                List.of(),
                List.of());
    }

    public boolean isGood() {
        return problems.isEmpty();
    }
}
