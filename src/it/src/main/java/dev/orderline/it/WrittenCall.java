package dev.orderline.it;

import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.scenario.Books;
import dev.orderline.ivr.scenario.Hearer.Understood;
import dev.orderline.ivr.scenario.Judge;
import dev.orderline.ivr.scenario.Moment;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario's call as the line has written it down, read back as scenarios see calls. What the
 * flow makes of answers is not written down slot by slot: while callers were understood as in text,
 * what is known is what is known there; from the first answer that fills something else, that
 * shows. Used once.
 */
final class WrittenCall {
    private final CallRecord record;
    private final CompiledFlow flow;
    private final Played text;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Understood> understood = new ArrayList<>();
    private final Map<String, Value> otherwise = new HashMap<>();
    private List<Moment.Said> said = new ArrayList<>();
    private List<Moment.Done> done = new ArrayList<>();

    private WrittenCall(CallRecord record, CompiledFlow flow, Played text) {
        this.record = record;
        this.flow = flow;
        this.text = text;
    }

    /**
     * What became of a call.
     *
     * @param record of a call that has ended
     * @param text the same scenario in text
     * @param trouble what its caller could not do; empty if all was done
     */
    static Played of(
            CallRecord record, CompiledFlow flow, Played text, Books books, String trouble) {
        return new WrittenCall(record, flow, text).played(books, trouble);
    }

    private Played played(Books books, String trouble) {
        record.turns().forEach(this::add);
        acts(record.turns().size());
        Outcome outcome =
                record.ended()
                        .orElseThrow(() -> new IllegalArgumentException("the call lasts"))
                        .outcome();
        close(record.turns().isEmpty() ? "" : record.turns().getLast().state(), end(outcome));
        List<Problem> problems = new ArrayList<>(new Judge(text.scenario()).judge(moments, books));
        if (problems.isEmpty() && !trouble.isEmpty())
            problems.add(
                    Problem.error(
                            text.scenario().place(), "the caller could not go on: " + trouble, ""));
        return new Played(text.scenario(), problems, moments, understood, text.way());
    }

    private void add(TurnEnded turn) {
        acts(turn.index() - 1);
        if (!turn.said().isEmpty()) said.add(new Moment.Said(turn.state(), turn.said()));
        if (!isAnswered(turn)) return;
        close(turn.state(), new Moment.End.NotYet());
        answer(turn.answer());
    }

    /** What was done after so many turns. */
    private void acts(int turns) {
        for (Acted act : record.acts())
            if (act.turns() == turns)
                done.add(new Moment.Done(act.state(), act.action(), act.result().outcome()));
    }

    /** Whether it was the caller's turn, and not only ours; an apology expects no answer. */
    private boolean isAnswered(TurnEnded turn) {
        Node node = flow.nodes().get(turn.state());
        boolean isApology =
                turn.index() == record.turns().size()
                        && record.ended().isPresent()
                        && record.ended().get().outcome() instanceof Outcome.Failed;
        return node != null && node.state() instanceof State.Ask && !isApology;
    }

    private void answer(CallEvent.Answer answer) {
        switch (answer) {
            case CallEvent.Answer.Spoken(
                            List<Hypothesis> nBest,
                            int _,
                            Optional<Meaning> meaning) ->
                    understand(meaning, nBest.isEmpty() ? "" : nBest.getFirst().words());
            case CallEvent.Answer.Keyed(String keys, Optional<Meaning> meaning) ->
                    understand(meaning, keys);
            case CallEvent.Answer.Secret(_, boolean isUnderstood) ->
                    understood.add(
                            isUnderstood ? inText() : new Understood(new Answer.NoMatch(), ""));
            case CallEvent.Answer.NoInput() ->
                    understood.add(new Understood(new Answer.NoInput(), ""));
            case CallEvent.Answer.Gone _ -> {}
        }
    }

    private void understand(Optional<Meaning> meaning, String words) {
        Map<String, String> filled = meaning.map(Meaning::slots).orElse(Map.of());
        if (inText().answer() instanceof Answer.Meant(Meaning written, _)
                && !written.slots().equals(filled))
            filled.forEach((slot, value) -> otherwise.put(slot, new Value.Name(value)));
        Answer answer =
                meaning.<Answer>map(known -> new Answer.Meant(known, true))
                        .orElseGet(Answer.NoMatch::new);
        understood.add(new Understood(answer, words));
    }

    /** What was understood in text at this point. */
    private Understood inText() {
        return understood.size() < text.understood().size()
                ? text.understood().get(understood.size())
                : new Understood(new Answer.NoInput(), "");
    }

    private static Moment.End end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed(String reason) ->
                    new Moment.End.Ended(Target.HANG_UP, reason, Map.of());
            case Outcome.HandedOver(Target to, String reason, Map<String, String> facts) ->
                    new Moment.End.Ended(to, reason, facts);
            case Outcome.Abandoned _ -> new Moment.End.HungUp();
            case Outcome.Failed _ -> new Moment.End.Failed();
        };
    }

    private void close(String state, Moment.End end) {
        Map<String, Value> slots = new HashMap<>();
        if (moments.size() < text.moments().size())
            slots.putAll(text.moments().get(moments.size()).slots());
        slots.putAll(otherwise);
        moments.add(new Moment(state, said, done, slots, end));
        said = new ArrayList<>();
        done = new ArrayList<>();
    }
}
