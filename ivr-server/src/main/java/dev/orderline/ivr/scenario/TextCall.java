package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.speech.recognition.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call without sound: words and keys go in, words come out. What is only said is heard to its
 * end. Used by one thread.
 */
public final class TextCall {
    private static final String END_OF_KEYS = "#";

    private final Dialog dialog;
    private final Run run;
    private final List<String> way = new ArrayList<>();
    private Step step;
    private List<Moment.Said> said = new ArrayList<>();
    private List<Moment.Done> done = new ArrayList<>();

    /** The call has just been answered. */
    public TextCall(CompiledFlow flow, Run run) {
        this.run = run;
        this.dialog = new Dialog(flow, run, Dialog.Medium.VOICE, way::add);
        this.step = dialog.begin();
    }

    /** What is said before the caller's first turn. */
    public Moment begin() {
        return goOn();
    }

    /** The caller says {@code words}: lower case, apart by single blanks. */
    public Moment says(String words) {
        return says(words, true);
    }

    /**
     * The caller says {@code words}.
     *
     * @param clearly whether nothing else can have been heard
     */
    public Moment says(String words, boolean clearly) {
        return answer(said(words, question(), clearly));
    }

    /** What {@code words} mean as an answer to {@code question}. */
    static Answer said(String words, Question question, boolean clearly) {
        return meant(question.grammar().meaning(words), clearly);
    }

    /** What one answer by keys means. */
    static Answer pressed(String keys, Question question) {
        return meant(question.keys().meaning(keys.replace(END_OF_KEYS, "")), true);
    }

    private static Answer meant(Optional<Meaning> meaning, boolean clearly) {
        return meaning.<Answer>map(known -> new Answer.Meant(known, clearly))
                .orElseGet(Answer.NoMatch::new);
    }

    /**
     * The caller presses keys.
     *
     * @param pressed one answer: {@code #} ends it, as waiting does
     */
    public Moment presses(String pressed) {
        return answer(pressed(pressed, question()));
    }

    /** The caller says nothing. */
    public Moment isSilent() {
        return answer(new Answer.NoInput());
    }

    /** The caller is heard otherwise: by ear. */
    public Moment isHeard(Answer answer) {
        return answer(answer);
    }

    /** The states the call came to so far, those included in which nothing was said. */
    public List<String> way() {
        return List.copyOf(way);
    }

    /** The caller hangs up. */
    public Moment hangsUp() {
        return moment(
                dialog.hangUp()
                        .<Moment.End>map(end -> new Moment.End.Ended(Target.HANG_UP, end, Map.of()))
                        .orElseGet(Moment.End.HungUp::new));
    }

    /** The question that the caller is asked. */
    public Question question() {
        if (step instanceof Step.Ask(_, Question question)) return question;
        throw new IllegalStateException("the call is over");
    }

    private Moment answer(Answer answer) {
        if (!(step instanceof Step.Ask)) throw new IllegalStateException("the call is over");
        step = dialog.answered(answer);
        return goOn();
    }

    /** Goes on until it is the caller's turn. */
    private Moment goOn() {
        try {
            while (true) {
                switch (step) {
                    case Step.Ask(String state, Question question) -> {
                        say(state, question);
                        if (!question.waits().begin().isZero())
                            return moment(new Moment.End.NotYet());
                        step = dialog.answered(new Answer.NoInput());
                    }
                    case Step.Act(String state, Action action, Map<String, Value> with) -> {
                        Action.Result result = action.perform(run, with);
                        done.add(new Moment.Done(state, action.name(), result.outcome()));
                        step = dialog.acted(result);
                    }
                    case Step.RefuseRecording _ -> step = dialog.recordingRefused();
                    case Step.Finish(String state, Question lastWords, Ending ending) -> {
                        say(state, lastWords);
                        return moment(ended(ending));
                    }
                }
            }
        } catch (DeskFailure failure) {
            say(dialog.state(), dialog.apology());
            return moment(new Moment.End.Failed());
        }
    }

    private void say(String state, Question question) {
        String text = question.prompt().text();
        if (!text.isEmpty()) said.add(new Moment.Said(state, text));
    }

    private static Moment.End ended(Ending ending) {
        return switch (ending) {
            case Ending.Completed(String reason) ->
                    new Moment.End.Ended(Target.HANG_UP, reason, Map.of());
            case Ending.HandOver(Target to, String reason, Map<String, String> facts) ->
                    new Moment.End.Ended(to, reason, facts);
        };
    }

    private Moment moment(Moment.End end) {
        var moment = new Moment(dialog.state(), said, done, dialog.slots(), end);
        said = new ArrayList<>();
        done = new ArrayList<>();
        return moment;
    }
}
