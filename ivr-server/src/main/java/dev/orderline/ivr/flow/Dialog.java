package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Limit;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.speech.recognition.Corrections;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.Prompt;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One run of a flow, step by step: says what to do next, and is told what came of it. Knows nothing
 * of audio, threads or time-outs. Used by one thread.
 */
public final class Dialog {
    /**
     * So often may one visit to a question be answered by universals (help, repeat), corrections
     * and denials before the flow goes on otherwise.
     */
    private static final int MAX_ASKED = 8;

    /** A question that confirms is asked so often when nothing comes of it. */
    private static final int MAX_CONFIRMING = 2;

    private static final int MAX_BACKS = 10;
    private static final int MAX_START_OVERS = 3;

    private final CompiledFlow compiled;
    private final Run run;
    private final Consumer<String> way;
    private final Slots slots = new Slots();
    private final Speaking speaking;
    private final Map<String, Integer> visits = new HashMap<>();
    private final Trail trail = new Trail();
    private int backs;
    private int startOvers;
    private boolean slowly;

    private String at;
    private Visit visit;
    private Position position;

    /** How a conversation reaches its caller. */
    public enum Medium {
        /** Speech and keys. */
        VOICE,
        /** Keys alone: questions are asked as for the keypad. */
        KEYPAD
    }

    /** What happened within one visit to a state. */
    private static final class Visit {
        /** What was known when it began. */
        private final Slots.Known known;

        private int noMatch;
        private int noInput;
        private int asked;
        private int confirming;
        private boolean isConfirming;

        Visit(Slots.Known known) {
            this.known = known;
        }
    }

    public Dialog(CompiledFlow compiled, Run run, Medium medium) {
        this(compiled, run, medium, _ -> {});
    }

    /**
     * @param way told of each state the conversation comes to, also of those that send it on
     */
    public Dialog(CompiledFlow compiled, Run run, Medium medium, Consumer<String> way) {
        this.way = way;
        this.compiled = compiled;
        this.run = run;
        this.speaking = new Speaking(compiled, run, medium, slots);
        this.at = compiled.entry().start();
        slots.fill(Map.of(Flow.LANGUAGE, new Value.Name(compiled.entry().language())));
        this.visit = new Visit(slots.known());
        this.position = standing();
    }

    public Step begin() {
        return enter(compiled.entry().start());
    }

    /**
     * Goes on from where another process stood, after saying that it does.
     *
     * @throws IllegalArgumentException if that is a position of another flow
     */
    public Step resume(Position from) {
        if (!from.flow().equals(compiled.label()) || !compiled.has(from.state()))
            throw new IllegalArgumentException("not a position of " + compiled.label());
        slots.restore(new Slots.Known(from.slots(), from.unsure()));
        visits.putAll(from.visits());
        // It was counted when it was entered.
        visits.computeIfPresent(from.state(), (_, times) -> times - 1);
        backs = from.backs();
        startOvers = from.startOvers();
        slowly = from.slowly();
        speaking.slowly(slowly);
        speaking.first(compiled.entry().standing().lifeboat(), compiled.entry());
        return enter(from.state());
    }

    /** Where the conversation stands. */
    public String state() {
        return at;
    }

    /**
     * How the call has ended if the caller hangs up now; empty if they have given up: in last
     * words, and in questions after which nothing more is wanted of them.
     */
    public Optional<String> hangUp() {
        return switch (node().state()) {
            case State.Ask ask -> Optional.of(ask.asking().hangUp()).filter(end -> !end.isEmpty());
            case State.End end -> Optional.of(end.reason());
            case State.Say _,
                    State.Do _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.CallBack _,
                    State.Subflow _ ->
                    Optional.empty();
        };
    }

    /**
     * Where another process can go on: here, or the last state from which nothing secret is needed.
     */
    public Position position() {
        return position;
    }

    /** What is known by now, with what is secret; for those who try a flow out. */
    public Map<String, Value> slots() {
        return slots.all();
    }

    /** What to say when something of ours has failed. */
    public Question apology() {
        return speaking.apology();
    }

    /** What to say when an action takes long. */
    public Prompt filler() {
        return speaking.filler();
    }

    /** In what language and how fast the caller is spoken to. */
    public Manner manner() {
        return speaking.manner();
    }

    /**
     * What a person who takes over may know: slots that no secret question filled, in plain text.
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        open().forEach((name, value) -> facts.put(name, value.plain()));
        return facts;
    }

    /** What is known and not secret. */
    private Map<String, Value> open() {
        Map<String, Value> open = new LinkedHashMap<>(slots.all());
        open.keySet().removeAll(compiled.secretSlots());
        return open;
    }

    /** Another process can go on here, if it can do without anything secret. */
    private void remember() {
        if (compiled.isResumable(at)) position = standing();
    }

    private Position standing() {
        return new Position(
                compiled.label(),
                at,
                open(),
                slots.unsure(),
                visits,
                backs,
                startOvers,
                slowly,
                run.requests(),
                run.proved());
    }

    private Node node() {
        return compiled.node(at);
    }

    // Coming to states.

    /** Comes to {@code state}, and to others from there, until there is something to do. */
    private Step enter(String state) {
        String next = state;
        for (int passed = 0; passed < Inlining.MAX_NODES; passed++) {
            State entered = compiled.node(next).state();
            Limit limit = entered.onEntering().limit();
            way.accept(next);
            if (limit.exists() && visits.merge(next, 1, Integer::sum) > limit.times()) {
                next = limit.otherwise();
                continue;
            }
            at = next;
            slots.forget(entered.onEntering().forget());
            slots.fill(entered.onEntering().set());
            visit = new Visit(slots.known());
            remember();
            switch (entered) {
                case State.Say say when say.text().isEmpty() -> next = say.then();
                case State.Choose choose -> next = chosen(choose);
                case State.Ask(_, _, Answers.Fill fill, _)
                        when isKnown(fill) && !needsConfirming(fill) ->
                        next = fill.then();
                case State.Say _,
                        State.Ask _,
                        State.Do _,
                        State.Transfer _,
                        State.Voicemail _,
                        State.CallBack _,
                        State.Subflow _,
                        State.End _ -> {
                    return step(entered);
                }
            }
        }
        throw new IllegalStateException("a circle through " + next);
    }

    private Step step(State state) {
        return switch (state) {
            case State.Say say -> say(say);
            case State.Ask(_, _, Answers.Fill fill, _) when slots.isFilled(fill.slot()) ->
                    confirm(fill);
            case State.Ask ask -> ask(ask, speaking.question(ask.asking()));
            case State.Do act -> act(compiled.action(act.action()), act.with());
            case State.CallBack callBack ->
                    new Step.Act(
                            at,
                            compiled.action(CallBackAction.NAME),
                            CallBackAction.inputs(callBack, slots::get));
            case State.Transfer(_, Text text, Target to, String reason) ->
                    finish(text, new Ending.HandOver(to, reason, facts()));
            case State.Voicemail(_, Text text, String reason) ->
                    finish(text, new Ending.HandOver(Target.VOICEMAIL, reason, facts()));
            case State.End(_, Text text, String reason) ->
                    finish(text, new Ending.Completed(reason));
            case State.Choose _, State.Subflow _ ->
                    throw new IllegalStateException(at + " is passed through");
        };
    }

    private Step say(State.Say say) {
        visit.asked++;
        return speaking.say(node(), say);
    }

    private Step ask(State.Ask ask, Text text) {
        visit.asked++;
        return speaking.ask(node(), ask, text);
    }

    private Step finish(Text text, Ending ending) {
        return new Step.Finish(at, speaking.lastWords(text, node().flow()), ending);
    }

    private Step act(Action action, Map<String, String> with) {
        Map<String, Value> inputs = new HashMap<>();
        with.forEach((input, slot) -> {
            if (!action.optionalInputs().containsKey(input) || slots.isFilled(slot))
                inputs.put(input, slots.require(slot));
        });
        return new Step.Act(at, action, inputs);
    }

    private String chosen(State.Choose choose) {
        var facts = new KnownFacts(slots, run.now().toLocalDateTime(), node().flow());
        return choose.cases().stream()
                .filter(each -> each.condition().holds(facts))
                .findFirst()
                .map(State.Case::then)
                .orElse(choose.otherwise());
    }

    private record KnownFacts(Slots slots, LocalDateTime now, Flow flow)
            implements Condition.Facts {
        @Override
        public Optional<Value> slot(String slot) {
            return slots.get(slot);
        }

        @Override
        public Calendar calendar(String name) {
            return flow.calendar(name);
        }
    }

    /** Whether the slot is filled; a name for a thing becomes the thing when its list is known. */
    private boolean isKnown(Answers.Fill fill) {
        Optional<Value> value = slots.get(fill.slot());
        if (value.isPresent() && value.get() instanceof Value.Naming(String words)) {
            slots.forget(Set.of(fill.slot()));
            Heard.named(compiled.slot(fill.slot()), words, slots::get, speaking.language().heard())
                    .ifPresent(thing -> slots.fill(fill.slot(), thing, true));
        }
        return slots.isFilled(fill.slot());
    }

    // Going on after steps.

    /** Goes on after {@link Step.Act}. */
    public Step acted(Action.Result result) {
        slots.fill(result.slots());
        return switch (node().state()) {
            case State.Do state -> {
                if (compiled.action(state.action()).changes()) nothingBeforeChanges();
                String next = state.on().get(result.outcome());
                if (next == null)
                    throw new IllegalStateException(at + " has no edge for " + result.outcome());
                yield enter(next);
            }
            case State.CallBack state ->
                    result.outcome().equals(CallBackAction.NOTED)
                            ? finish(state.text(), new Ending.Completed(state.reason()))
                            : enter(state.otherwise());
            case State.Say _,
                    State.Ask _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.Subflow _,
                    State.End _ ->
                    throw new IllegalStateException(at + " does nothing");
        };
    }

    /** What was told before cannot be taken back or corrected any more. */
    private void nothingBeforeChanges() {
        trail.cut();
        speaking.endEcho();
    }

    /** Goes on after {@link Step.RefuseRecording}. */
    public Step recordingRefused() {
        return again(
                compiled.entry().everywhere().values().stream()
                        .filter(universal -> universal.effect() instanceof Effect.RefuseRecording)
                        .findFirst()
                        .map(Universal::text)
                        .orElse(Text.EMPTY));
    }

    /** Goes on after {@link Step.Ask}. */
    public Step answered(Answer answer) {
        return switch (answer) {
            case Answer.Meant(Meaning meaning, boolean sure) -> meant(meaning, sure);
            case Answer.NoMatch _ -> missed(true);
            case Answer.NoInput _ -> missed(false);
        };
    }

    private Step missed(boolean noMatch) {
        return switch (node().state()) {
            case State.Ask(_, _, Answers.Fill fill, _) when visit.isConfirming ->
                    ++visit.confirming < MAX_CONFIRMING ? confirm(fill) : denied(fill);
            case State.Ask ask -> {
                Asking asking = ask.asking();
                List<Text> reprompts = noMatch ? asking.noMatch() : asking.noInput();
                int before = noMatch ? visit.noMatch++ : visit.noInput++;
                yield before < reprompts.size()
                        ? ask(ask, speaking.reprompt(asking, reprompts.get(before)))
                        : goOn(ask.otherwise());
            }
            case State.Say say -> enter(say.then());
            case State.Do _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.CallBack _,
                    State.Subflow _,
                    State.End _ ->
                    throw asksNothing();
        };
    }

    private Step meant(Meaning meaning, boolean sure) {
        State state = node().state();
        boolean isChoice =
                state instanceof State.Ask(_, _, Answers.Choices(Map<String, Choice> choices), _)
                        && choices.containsKey(meaning.name());
        Universal universal = compiled.entry().everywhere().get(meaning.name());
        if (universal != null && !isChoice) return everywhere(universal);
        if (!(state instanceof State.Ask ask)) throw asksNothing();
        if (visit.isConfirming && ask.answers() instanceof Answers.Fill fill)
            return confirmed(fill, meaning);
        Optional<Speaking.Echo> echo = speaking.echo();
        if (echo.isPresent() && !isChoice && corrects(meaning, echo.get(), ask))
            return corrected(meaning, echo.get(), ask);
        return heard(ask, meaning, sure);
    }

    private Step heard(State.Ask ask, Meaning meaning, boolean sure) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : meaning.slots().entrySet()) {
            Optional<Value> value = value(each.getKey(), each.getValue());
            // A day that is none, or on the wrong side of today: heard well, but no answer.
            if (value.isEmpty()) return missed(true);
            values.put(each.getKey(), value.get());
        }
        trail.add(new Trail.Mark(at, visit.known));
        values.forEach((slot, value) -> slots.fill(slot, value, sure));
        return switch (ask.answers()) {
            case Answers.Choices(Map<String, Choice> choices) -> {
                Choice choice = choices.get(meaning.name());
                if (choice == null)
                    throw new IllegalStateException(at + " has no choice " + meaning.name());
                slots.fill(choice.set());
                yield goOn(choice.then());
            }
            case Answers.Fill fill -> needsConfirming(fill) ? confirm(fill) : goOn(fill.then());
        };
    }

    /** Leaves a question: what was repeated before it was right. */
    private Step goOn(String state) {
        speaking.answered();
        return enter(state);
    }

    private Optional<Value> value(String slot, String plain) {
        return Heard.value(compiled.slot(slot), plain, slots::get, run.now().toLocalDate());
    }

    // What is understood everywhere.

    private Step everywhere(Universal universal) {
        return switch (universal.effect()) {
            case Effect.GoTo(String state) -> goOn(state);
            case Effect.Help _ ->
                    node().state() instanceof State.Ask ask
                            ? again(ask.asking().help(), node().flow())
                            : again(universal.text());
            case Effect.Repeat _ -> repeat(universal.text());
            case Effect.Slower _ -> {
                slowly = true;
                speaking.slowly(true);
                remember();
                yield again(universal.text());
            }
            case Effect.Back _ -> back(universal.text());
            case Effect.StartOver(String state) -> {
                if (startOvers++ >= MAX_START_OVERS) yield again(universal.text());
                slots.forgetAll();
                trail.cut();
                yield goOn(state);
            }
            case Effect.RefuseRecording _ -> new Step.RefuseRecording(at);
        };
    }

    /** What was told before a question is what a caller means who asks for it again. */
    private Step repeat(Text first) {
        speaking.first(first, compiled.entry());
        if (node().state() instanceof State.Ask) speaking.tellAgain();
        return again(Text.EMPTY);
    }

    private Step back(Text first) {
        if (backs++ >= MAX_BACKS) return again(first);
        Optional<Trail.Mark> mark = trail.back();
        if (mark.isEmpty()) return again(first);
        slots.restore(mark.get().known());
        return goOn(mark.get().state());
    }

    /** Says {@code first}, of what is understood everywhere, then what this state says anyway. */
    private Step again(Text first) {
        return again(first, compiled.entry());
    }

    /**
     * @param flow whose text {@code first} is
     */
    private Step again(Text first, Flow flow) {
        boolean tooOften = visit.asked >= MAX_ASKED;
        speaking.first(first, flow);
        return switch (node().state()) {
            case State.Ask ask when tooOften -> goOn(ask.otherwise());
            case State.Ask(_, _, Answers.Fill fill, _) when visit.isConfirming -> confirm(fill);
            case State.Ask ask -> ask(ask, speaking.question(ask.asking()));
            case State.Say say when tooOften -> enter(say.then());
            case State.Say say -> say(say);
            case State.Do _,
                    State.Choose _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.CallBack _,
                    State.Subflow _,
                    State.End _ ->
                    throw asksNothing();
        };
    }

    private IllegalStateException asksNothing() {
        return new IllegalStateException(at + " asks nothing");
    }

    // Confirming.

    private boolean needsConfirming(Answers.Fill fill) {
        return switch (fill.confirm().when()) {
            case NEVER -> false;
            case UNSURE -> slots.isUnsure(fill.slot());
            case ALWAYS -> true;
        };
    }

    /** Asks whether the value is right, or repeats it before the next question. */
    private Step confirm(Answers.Fill fill) {
        if (!(node().state() instanceof State.Ask ask)) throw asksNothing();
        if (!fill.confirm().explicit()) {
            slots.confirm(fill.slot());
            speaking.repeat(node(), fill);
            return enter(fill.then());
        }
        speaking.endEcho();
        visit.isConfirming = true;
        visit.asked++;
        return speaking.confirm(node(), ask.asking(), fill);
    }

    /** Yes, no, or another value. */
    private Step confirmed(Answers.Fill fill, Meaning meaning) {
        if (meaning.name().equals(QuestionGrammars.YES_NO) && meaning.value().equals("yes")) {
            slots.confirm(fill.slot());
            return goOn(fill.then());
        }
        Optional<Value> other =
                meaning.name().equals(fill.slot())
                        ? value(fill.slot(), meaning.value())
                        : Optional.empty();
        if (other.isEmpty() || visit.asked >= MAX_ASKED) return denied(fill);
        slots.fill(fill.slot(), other.get(), true);
        return confirm(fill);
    }

    /** It was not what the caller said: it is asked for again, and counts as not understood. */
    private Step denied(Answers.Fill fill) {
        slots.forget(Set.of(fill.slot()));
        trail.drop(at);
        visit.isConfirming = false;
        visit.confirming = 0;
        return missed(true);
    }

    /** Whether what was said in the question after is about the value that was repeated. */
    private static boolean corrects(Meaning meaning, Speaking.Echo echo, State.Ask ask) {
        boolean asksForIt =
                ask.answers() instanceof Answers.Fill fill && fill.slot().equals(echo.slot());
        return meaning.name().equals(Corrections.DENIED)
                || (meaning.name().equals(echo.slot()) && !asksForIt);
    }

    private Step corrected(Meaning meaning, Speaking.Echo echo, State.Ask ask) {
        Optional<Value> value =
                meaning.name().equals(echo.slot())
                        ? value(echo.slot(), meaning.value())
                        : Optional.empty();
        if (value.isEmpty() && backs++ < MAX_BACKS) {
            slots.forget(Set.of(echo.slot()));
            trail.drop(echo.state());
            return goOn(echo.state());
        }
        if (value.isEmpty() || visit.asked >= MAX_ASKED) return goOn(ask.otherwise());
        Node asked = compiled.node(echo.state());
        if (!(asked.state() instanceof State.Ask(_, _, Answers.Fill fill, _)))
            throw new IllegalStateException(asked.name() + " fills nothing");
        boolean straight = comesStraight(fill.then());
        if (!straight && backs++ >= MAX_BACKS) return goOn(ask.otherwise());
        slots.fill(echo.slot(), value.get(), true);
        speaking.repeat(asked, fill);
        // What was done or chosen between may have hung on the wrong value.
        return straight ? ask(ask, speaking.question(ask.asking())) : enter(fill.then());
    }

    /** Whether nothing is done or chosen on the way from {@code state} to here. */
    private boolean comesStraight(String state) {
        Set<String> seen = new HashSet<>();
        String next = state;
        while (!next.equals(at) && seen.add(next)) {
            if (!(compiled.node(next).state() instanceof State.Say say)) return false;
            next = say.then();
        }
        return next.equals(at);
    }
}
