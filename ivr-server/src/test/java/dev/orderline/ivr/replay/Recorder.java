package dev.orderline.ivr.replay;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes recorded calls: a caller and a flow over the demonstration's orders, in text, with the
 * events that a call has. The caller speaks after each prompt.
 */
final class Recorder {
    static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 11, 25, 15, 0, 0, 0, ZoneId.of("America/New_York"));

    /** The caller says nothing. */
    static final String NOTHING = "";

    /** The caller hangs up; so they do after the last answer. */
    static final String HANGS_UP = "hangs up";

    private static final int PROMPT = 50;
    private static final int AFTER_SPEECH = 25;

    private final CompiledFlow flow;
    private final Function<String, List<Frame>> voice;
    private final CallId id = CallId.random();
    private final List<TurnEnded> turns = new ArrayList<>();
    private final List<Acted> acts = new ArrayList<>();

    /** The caller's lane. */
    private final List<Frame> lane = new ArrayList<>();

    private Recorder(CompiledFlow flow, Function<String, List<Frame>> voice) {
        this.flow = flow;
        this.voice = voice;
    }

    /**
     * A call without sound.
     *
     * @param answers one for each question: words, keys when they are digits
     */
    static RecordedCall call(CompiledFlow flow, String... answers) {
        return new Recorder(flow, _ -> List.of()).record(List.of(answers));
    }

    /** A call with its sound. */
    record Taped(RecordedCall call, List<Frame> lane) implements CallSound {
        Taped {
            lane = List.copyOf(lane);
        }

        @Override
        public Excerpt between(RecordedCall of, int from, int to) {
            return of.id().equals(call.id())
                    ? new Excerpt.Sound(
                            lane.subList(from, to), Collections.nCopies(to - from, Frame.SILENCE))
                    : new Excerpt.Missing("another call");
        }
    }

    /**
     * @param voice how words sound
     */
    static Taped taped(CompiledFlow flow, Function<String, List<Frame>> voice, String... answers) {
        var recorder = new Recorder(flow, voice);
        return new Taped(recorder.record(List.of(answers)), recorder.lane);
    }

    private RecordedCall record(List<String> answers) {
        var shop = new TrialShop(Clock.fixed(NOW.toInstant(), NOW.getZone()));
        DemonstrationOrders.at(NOW).forEach(placed -> shop.add(placed.order(), placed.postcode()));
        var caller = new Caller(new CallerNumber("+16175550142"), "100");
        var run = new Run(new UUID(1, 2), caller.number(), NOW);
        var dialog = new Dialog(flow.over(FlowTools.actions(shop)), run, Dialog.Medium.VOICE);
        Outcome outcome = outcome(dialog, run, new ArrayDeque<>(answers));
        return new RecordedCall(
                new Started(id, NOW.toInstant(), caller, Transport.WEBSOCKET, flow.label()),
                turns,
                acts,
                outcome,
                new RecordingEnd.Lost());
    }

    private Outcome outcome(Dialog dialog, Run run, Deque<String> answers) {
        Step step = dialog.begin();
        while (true) {
            switch (step) {
                case Step.Ask(String state, Question question) -> {
                    boolean isOnlySaid = question.waits().begin().isZero();
                    String answer =
                            isOnlySaid
                                    ? NOTHING
                                    : Optional.ofNullable(answers.poll()).orElse(HANGS_UP);
                    if (answer.equals(HANGS_UP)) {
                        ended(state, question, HANGS_UP, new Answer.Gone(HungUp.By.CALLER));
                        return new Outcome.Abandoned(state, HungUp.By.CALLER);
                    }
                    step = dialog.answered(given(state, question, answer, isOnlySaid));
                }
                case Step.Act act -> {
                    Action.Result result = act.action().perform(run, act.with());
                    acts.add(
                            new Acted(
                                    id,
                                    acts.size() + 1,
                                    turns.size(),
                                    act.state(),
                                    act.action().name(),
                                    result,
                                    3));
                    lane.addAll(Collections.nCopies(3, Frame.SILENCE));
                    step = dialog.acted(result);
                }
                case Step.RefuseRecording _ -> step = dialog.recordingRefused();
                case Step.Finish(String state, Question lastWords, Ending ending) -> {
                    given(state, lastWords, NOTHING, true);
                    return switch (ending) {
                        case Ending.Completed(String reason) -> new Outcome.Completed(reason);
                        case Ending.HandOver(var to, String reason, var facts) ->
                                new Outcome.HandedOver(to, reason, facts);
                    };
                }
            }
        }
    }

    private dev.orderline.ivr.flow.Answer given(
            String state, Question question, String answer, boolean isOnlySaid) {
        if (answer.equals(NOTHING)) {
            ended(state, question, isOnlySaid ? HANGS_UP : NOTHING, new Answer.NoInput());
            return new dev.orderline.ivr.flow.Answer.NoInput();
        }
        boolean keyed = answer.matches("[0-9*]+");
        Optional<Meaning> meaning =
                keyed ? question.keys().meaning(answer) : question.grammar().meaning(answer);
        ended(
                state,
                question,
                answer,
                question.secret()
                        ? new Answer.Secret(!keyed, meaning.isPresent())
                        : keyed
                                ? new Answer.Keyed(answer, meaning)
                                : new Answer.Spoken(
                                        List.of(new Hypothesis(answer, 0)), 0, meaning));
        return meaning.<dev.orderline.ivr.flow.Answer>map(
                        known -> new dev.orderline.ivr.flow.Answer.Meant(known, true))
                .orElseGet(dev.orderline.ivr.flow.Answer.NoMatch::new);
    }

    private void ended(String state, Question question, String heard, Answer answer) {
        int began = lane.size();
        lane.addAll(Collections.nCopies(PROMPT, Frame.SILENCE));
        int promptTo = lane.size();
        List<Frame> voiced = heard.isEmpty() ? List.of() : voice.apply(heard);
        lane.addAll(question.secret() ? Collections.nCopies(voiced.size(), Frame.SILENCE) : voiced);
        if (!heard.equals(HANGS_UP)) lane.addAll(Collections.nCopies(AFTER_SPEECH, Frame.SILENCE));
        turns.add(
                new TurnEnded(
                        id,
                        turns.size() + 1,
                        state,
                        question.prompt().text(),
                        new Timing(
                                began,
                                promptTo,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                lane.size()),
                        answer,
                        question.secret()));
    }
}
