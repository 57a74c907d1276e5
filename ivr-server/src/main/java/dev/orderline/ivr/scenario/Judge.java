package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.Moment.End;
import dev.orderline.ivr.scenario.Scenario.Expectation;
import dev.orderline.ivr.scenario.Scenario.Fact;
import dev.orderline.ivr.scenario.Scenario.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a call that was played against its scenario. Used once. */
public final class Judge {
    private final Scenario scenario;
    private final Problems problems = new Problems();

    public Judge(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * What is not as expected, each at its place in the scenario.
     *
     * @param moments one for each turn that was played, in order
     */
    public List<Problem> judge(List<Moment> moments, Books books) {
        List<Turn> turns = scenario.turns();
        for (int i = 0; i < turns.size(); i++) {
            if (i < moments.size()) judge(turns.get(i), moments.get(i));
            else {
                problems.error(
                        turns.get(i).place(),
                        "the call was over before this",
                        moments.isEmpty() ? "" : described(moments.getLast()));
                return problems.sorted();
            }
        }
        Moment last = moments.getLast();
        if (!last.isOver())
            problems.error(
                    turns.getLast().place(),
                    "the call is not over after the last turn",
                    "let the caller go on or hang up; " + described(last));
        scenario.facts().forEach(fact -> judge(fact, books));
        return problems.sorted();
    }

    private void judge(Turn turn, Moment moment) {
        for (Expectation expected : turn.expectations()) {
            switch (expected) {
                case Expectation.Hears(Place place, List<String> texts) ->
                        hears(place, texts, moment);
                case Expectation.Stands(Place place, String state) -> {
                    if (!isState(state, moment.state()))
                        wrong(place, "state " + moment.state(), moment);
                }
                case Expectation.Holds(Place place, String slot, String value) ->
                        holds(place, slot, value, moment);
                case Expectation.Did(Place place, String action, String outcome) ->
                        did(place, action, outcome, moment);
                case Expectation.Ends ends -> ends(ends, moment);
                case Expectation.Fails(Place place) -> {
                    if (!(moment.end() instanceof End.Failed))
                        wrong(place, "nothing has failed", moment);
                }
            }
        }
    }

    private void hears(Place place, List<String> texts, Moment moment) {
        String said = plain(moment.text());
        int from = 0;
        for (String text : texts) {
            int at = said.indexOf(plain(text), from);
            if (at < 0) {
                problems.error(
                        place,
                        "\"" + text + "\" was not said" + (from > 0 ? " after that" : ""),
                        "said was: " + moment.text());
                return;
            }
            from = at + plain(text).length();
        }
    }

    /** Blanks, line ends and capitals are not heard. */
    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isState(String expected, String actual) {
        return actual.equals(expected) || actual.endsWith("/" + expected);
    }

    private void holds(Place place, String slot, String expected, Moment moment) {
        Value value = moment.slots().get(slot);
        String plain = value == null ? "" : value.plain();
        if (plain.equals(expected)) return;
        problems.error(
                place,
                plain.isEmpty() ? slot + " is empty" : slot + " is \"" + plain + "\"",
                "known is: " + known(moment.slots()));
    }

    private static String known(Map<String, Value> slots) {
        return slots.isEmpty()
                ? "nothing"
                : slots.entrySet().stream()
                        .map(slot -> slot.getKey() + " = " + slot.getValue().plain())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private void did(Place place, String action, String outcome, Moment moment) {
        List<String> outcomes =
                moment.done().stream()
                        .filter(done -> done.action().equals(action))
                        .map(Moment.Done::outcome)
                        .toList();
        if (outcomes.contains(outcome)) return;
        wrong(
                place,
                outcomes.isEmpty()
                        ? action + " was not done"
                        : action + " came out as " + String.join(", ", outcomes),
                moment);
    }

    private void ends(Expectation.Ends expected, Moment moment) {
        if (!(moment.end() instanceof End.Ended(var to, String reason, var facts))) {
            wrong(expected.place(), "the call has not ended so", moment);
            return;
        }
        if (to != expected.to() || !reason.equals(expected.reason()))
            wrong(expected.place(), "the call has ended otherwise", moment);
        expected.facts()
                .forEach((name, value) -> {
                    if (!value.equals(facts.get(name)))
                        problems.error(
                                expected.place(),
                                "who goes on is not told that " + name + " is " + value,
                                "they are told: " + facts);
                });
    }

    private void judge(Fact fact, Books books) {
        switch (fact) {
            case Fact.WrongAttempts(Place place, int count) -> {
                if (books.wrongAttempts() != count)
                    problems.error(
                            place, "there were " + books.wrongAttempts() + " wrong attempts");
            }
            case Fact.Returns(Place place, List<String> items) ->
                    same(place, items, books.returned(), "on their way back are");
            case Fact.Refunds(Place place, List<String> refunds) ->
                    same(place, refunds, books.refunds(), "paid back is");
            case Fact.Callbacks(Place place, List<String> topics) ->
                    same(
                            place,
                            topics,
                            books.callbacks(),
                            "the caller waits to be called back about");
        }
    }

    private void same(Place place, List<String> expected, List<String> actual, String what) {
        if (expected.stream().sorted().toList().equals(actual.stream().sorted().toList())) return;
        problems.error(
                place, what + ": " + (actual.isEmpty() ? "none" : String.join(", ", actual)));
    }

    private void wrong(Place place, String what, Moment moment) {
        problems.error(place, what, described(moment));
    }

    /** How the call stands, and what was said. */
    static String described(Moment moment) {
        String end =
                switch (moment.end()) {
                    case End.NotYet() -> "the call stands in " + moment.state();
                    case End.Ended(var to, String reason, _) ->
                            "the call ended in "
                                    + moment.state()
                                    + ": "
                                    + reason
                                    + (to == Target.HANG_UP ? "" : ", to " + to.dialplanName());
                    case End.HungUp() -> "the caller hung up in " + moment.state();
                    case End.Failed() -> "something of ours failed in " + moment.state();
                };
        return end + (moment.said().isEmpty() ? "" : "; said was: " + moment.text());
    }
}
