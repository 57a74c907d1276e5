package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.Prompt;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a flow, step by step: says what to do next, and is told what came of it. Knows nothing
 * of audio, threads or time-outs. Used by one thread.
 */
public final class Dialog {
    /**
     * So often may one visit to a question be answered by universals (help, repeat) before it
     * counts as not understood.
     */
    private static final int MAX_ASKED = 8;

    /**
     * So many states may follow one another without a question: a flow that exceeds it runs in a
     * circle.
     */
    private static final int MAX_SILENT_STEPS = 50;

    private final CompiledFlow compiled;
    private final Sayings sayings;
    private final Map<String, Value> slots = new LinkedHashMap<>();
    private final Map<String, Integer> visits = new HashMap<>();

    private String at;
    private Visit visit = new Visit();
    private int silentSteps;

    /** Counts within one visit to a question. */
    private static final class Visit {
        private int noMatch;
        private int noInput;
        private int asked;
    }

    public Dialog(CompiledFlow compiled, Sayings sayings) {
        this.compiled = compiled;
        this.sayings = sayings;
        this.at = compiled.flow().start();
    }

    public Step begin() {
        return enter(compiled.flow().start());
    }

    /** Where the conversation stands. */
    public String state() {
        return at;
    }

    /** Goes on after {@link Step.Ask}. */
    public Step answered(Answer answer) {
        return switch (answer) {
            case Answer.Meant(var meaning) -> meant(meaning);
            case Answer.NoMatch _ -> missed(visit.noMatch++, true);
            case Answer.NoInput _ -> missed(visit.noInput++, false);
        };
    }

    /** Goes on after {@link Step.Act}. */
    public Step acted(Action.Result result) {
        if (!(current() instanceof State.Do state))
            throw new IllegalStateException(at + " does nothing");
        slots.putAll(result.slots());
        String next = state.on().get(result.outcome());
        if (next == null)
            throw new IllegalStateException(at + " has no edge for " + result.outcome());
        return enter(next);
    }

    /** What to say when something of ours has failed. */
    public Question apology() {
        return compiled.uninterruptible(prompt(compiled.flow().sorry()));
    }

    /** What to say when an action takes long. */
    public Prompt filler() {
        return prompt(compiled.flow().filler());
    }

    /**
     * What a person who takes over may know: slots that no secret question filled, in plain text.
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        slots.forEach((name, value) -> {
            if (!compiled.secretSlots().contains(name)) facts.put(name, value.plain());
        });
        return facts;
    }

    private State current() {
        return compiled.flow().state(at);
    }

    private Step enter(String state) {
        at = state;
        visit = new Visit();
        if (++silentSteps > MAX_SILENT_STEPS)
            throw new IllegalStateException("a circle through " + state);
        return switch (current()) {
            case State.Say say -> {
                int times = visits.merge(state, 1, Integer::sum);
                yield say.limit().isPresent() && times > say.limit().get().times()
                        ? enter(say.limit().get().otherwise())
                        : speak(say, prompt(say.text()));
            }
            case State.Ask ask -> ask(ask, prompt(ask.question()));
            case State.Do act -> new Step.Act(state, compiled.action(act), inputs(act));
            case State.Transfer(var text, var to, var reason) ->
                    new Step.Finish(
                            state,
                            compiled.uninterruptible(prompt(text)),
                            new Ending.HandOver(to, reason, facts()));
            case State.End(var text, var reason) ->
                    new Step.Finish(
                            state,
                            compiled.uninterruptible(prompt(text)),
                            new Ending.Completed(reason));
        };
    }

    private Step ask(State.Ask ask, Prompt prompt) {
        silentSteps = 0;
        visit.asked++;
        return new Step.Ask(at, compiled.question(at, prompt, ask));
    }

    private Step speak(State.Say say, Prompt prompt) {
        visit.asked++;
        return new Step.Ask(
                at,
                say.bargeIn() ? compiled.interruptible(prompt) : compiled.uninterruptible(prompt));
    }

    private Map<String, Value> inputs(State.Do act) {
        Map<String, Value> inputs = new HashMap<>();
        act.with().forEach((input, slot) -> inputs.put(input, slot(slot)));
        return inputs;
    }

    private Step meant(Meaning meaning) {
        Universal universal = compiled.flow().everywhere().get(meaning.name());
        if (universal != null) return everywhere(universal);
        return switch (current()) {
            case State.Ask ask ->
                    switch (ask.answers()) {
                        case Answers.Choices choices -> enter(choices.after(meaning.name()));
                        case Answers.Entry entry -> {
                            slots.put(entry.slot(), new Value.Digits(meaning.value()));
                            yield enter(entry.then());
                        }
                    };
            case State.Say _, State.Do _, State.Transfer _, State.End _ ->
                    throw new IllegalStateException(at + " asks nothing");
        };
    }

    private Step everywhere(Universal universal) {
        return switch (universal.effect()) {
            case Effect.GoTo(var state) -> enter(state);
            case Effect.Help _ ->
                    again(current() instanceof State.Ask ask ? ask.help() : universal.text());
            case Effect.Repeat _ -> again(universal.text());
            case Effect.RefuseRecording _ -> new Step.RefuseRecording(at);
        };
    }

    /** Says {@code first}, then what this state says anyway. */
    private Step again(Text first) {
        boolean tooOften = visit.asked >= MAX_ASKED;
        return switch (current()) {
            case State.Ask ask when tooOften -> enter(ask.otherwise());
            case State.Ask ask -> ask(ask, prompt(first).then(prompt(ask.question())));
            case State.Say say when tooOften -> enter(say.then());
            case State.Say say -> speak(say, prompt(first).then(prompt(say.text())));
            case State.Do _, State.Transfer _, State.End _ ->
                    throw new IllegalStateException(at + " asks nothing");
        };
    }

    /** Goes on after {@link Step.RefuseRecording}. */
    public Step recordingRefused() {
        return again(compiled.recordingRefused());
    }

    private Step missed(int before, boolean noMatch) {
        return switch (current()) {
            case State.Ask ask -> {
                List<Text> reprompts = noMatch ? ask.noMatch() : ask.noInput();
                yield before < reprompts.size()
                        ? ask(ask, prompt(reprompts.get(before)))
                        : enter(ask.otherwise());
            }
            case State.Say say -> enter(say.then());
            case State.Do _, State.Transfer _, State.End _ ->
                    throw new IllegalStateException(at + " asks nothing");
        };
    }

    private Prompt prompt(Text text) {
        return sayings.prompt(text, this::slot);
    }

    private Value slot(String name) {
        Value value = slots.get(name);
        if (value == null) throw new IllegalStateException("slot " + name + " is empty in " + at);
        return value;
    }
}
