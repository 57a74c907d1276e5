package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.scenario.Hearer.Understood;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.Scenario.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario that was played.
 *
 * @param problems what was not as expected; none if all was
 * @param moments one for each turn that was played
 * @param understood one for each turn that the caller answered in: the first is their second
 * @param way the states the call came to
 */
public record Played(
        Scenario scenario,
        List<Problem> problems,
        List<Moment> moments,
        List<Understood> understood,
        List<String> way)
        implements Driver.Result {
    public Played {
        problems = List.copyOf(problems);
        moments = List.copyOf(moments);
        understood = List.copyOf(understood);
        way = List.copyOf(way);
    }

    /** One that cannot be played, because of what it gives. */
    public static Played impossible(Scenario scenario, String why) {
        return new Played(
                scenario,
                List.of(Problem.error(scenario.place(), "what is given cannot be: " + why, "")),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * This call, held against the same scenario in text: where it leaves that way is the only
     * problem that is told, for all others follow from it.
     */
    public Played against(Played text) {
        return Divergence.first(text, this)
                .map(problem -> new Played(scenario, List.of(problem), moments, understood, way))
                .orElse(this);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }

    /**
     * Words that were heard where others were said.
     *
     * @param heard empty if nothing was
     */
    public record Misheard(Place place, String said, String heard) {}

    /** What was misheard; a call may go well all the same. */
    public List<Misheard> misheard() {
        List<Misheard> misheard = new ArrayList<>();
        for (int i = 0; i < understood.size(); i++) {
            Turn turn = scenario.turns().get(i + 1);
            String heard = understood.get(i).words();
            String said = said(turn.input());
            if (!said.isEmpty() && !said.equals(heard))
                misheard.add(new Misheard(turn.place(), said, heard));
        }
        return misheard;
    }

    private static String said(Input input) {
        return switch (input) {
            case Input.Says(String words, _) -> words;
            case Input.Plays(_, String words) -> words;
            case Input.Calls(), Input.Presses(_), Input.IsSilent(), Input.HangsUp() -> "";
        };
    }
}
