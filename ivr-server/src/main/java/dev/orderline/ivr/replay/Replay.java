package dev.orderline.ivr.replay;

import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Acted;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.replay.Replayed.Exchange;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.recognition.Meaning;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One recorded call on its way through a flow. Used once, by one thread.
 *
 * <p>The two ways are compared by what callers notice: the states in which they are asked, in
 * order, and the end; also whether the same goods and money move. What is only said may come, go
 * and be called otherwise.
 */
final class Replay {
    /** After what is only said an answer is not waited for; the loop needs a frame or two. */
    private static final int NOT_WAITED = Frame.count(Duration.ofMillis(200));

    private final CompiledFlow flow;
    private final Set<String> changing;
    private final Rehearing rehearing;
    private final RecordedCall call;
    private final List<TurnEnded> turns;
    private final Map<String, Deque<Acted>> acts = new HashMap<>();
    private final Dialog dialog;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** Slots whose values are stand-ins. */
    private final Set<String> secrets = new HashSet<>();

    /** Whether the way may have gone by a stand-in. */
    private boolean guessed;

    /** Whether a stand-in was the answer, and nothing has shown since that it led on as then. */
    private boolean afterSecret;

    /** Index of the next turn that was not passed. */
    private int next;

    private int spared;

    Replay(
            CompiledFlow flow,
            Set<String> changing,
            Rehearing rehearing,
            ZoneId shop,
            RecordedCall call) {
        this.flow = flow;
        this.changing = changing;
        this.rehearing = rehearing;
        this.call = call;
        this.turns = call.ledTo();
        call.acts()
                .forEach(act ->
                        acts.computeIfAbsent(act.action(), _ -> new ArrayDeque<>()).add(act));
        var run =
                new Run(
                        new UUID(0, 0), // asks no desk for anything
                        call.started().caller().number(),
                        call.started().at().atZone(shop));
        this.dialog = new Dialog(flow, run, Dialog.Medium.VOICE, this::passes);
    }

    /** What a step leads to. */
    private sealed interface Move {
        record On(Step step) implements Move {}

        record Over(Verdict verdict) implements Move {}
    }

    Replayed run() {
        Move move = new Move.On(dialog.begin());
        while (true) {
            switch (move) {
                case Move.On(Step step) -> move = after(step);
                case Move.Over(Verdict verdict) -> {
                    return new Replayed(call, exchanges, verdict);
                }
            }
        }
    }

    private Move after(Step step) {
        return switch (step) {
            case Step.Ask(String state, Question question) -> asked(state, question);
            case Step.Act act -> acted(act.state(), act.action());
            case Step.RefuseRecording _ -> new Move.On(dialog.recordingRefused());
            case Step.Finish(String state, _, Ending ending) -> finished(state, ending);
        };
    }

    /** A state that goes by the value of a secret goes by a guess. */
    private void passes(String state) {
        Node node = flow.nodes().get(state);
        if (node == null || !(node.state() instanceof State.Choose choose)) return;
        for (State.Case each : choose.cases())
            guessed |= secrets.stream().anyMatch(each.condition()::goesByValueOf);
    }

    // Asking.

    private Move asked(String state, Question question) {
        Optional<TurnEnded> turn = turnIn(state);
        if (turn.isPresent()) return answered(turn.get(), question);
        if (question.waits().begin().isZero())
            return new Move.On(dialog.answered(new Answer.NoInput()));
        return parted(new Point.Spoken(state));
    }

    /** The next turn, if it was in {@code state}; what may be passed over before it is passed. */
    private Optional<TurnEnded> turnIn(String state) {
        int needless = 0;
        for (int i = next; i < turns.size(); i++) {
            TurnEnded turn = turns.get(i);
            if (turn.state().equals(state)) {
                next = i + 1;
                spared += needless;
                return Optional.of(turn);
            }
            if (isRepeated(turn)) needless++;
            else if (!isOnlySaid(turn)) return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether it was said without waiting for an answer, and none came. */
    private static boolean isOnlySaid(TurnEnded turn) {
        return turn.answer() instanceof CallEvent.Answer.NoInput
                && turn.timing().decided() - turn.timing().promptTo() <= NOT_WAITED;
    }

    /** Whether it asked again what is understood now; nothing was done between. */
    private boolean isRepeated(TurnEnded turn) {
        if (exchanges.isEmpty()) return false;
        Exchange last = exchanges.getLast();
        return last.now().answer() instanceof Answer.Meant
                && turn.state().equals(last.then().state())
                && call.acts().stream()
                        .noneMatch(act ->
                                act.turns() >= last.then().index() && act.turns() < turn.index());
    }

    private Move answered(TurnEnded turn, Question question) {
        return switch (turn.answer()) {
            case CallEvent.Answer.Gone _ -> same();
            case CallEvent.Answer.NoInput _ -> goOn(turn, new Ear.Heard(new Answer.NoInput(), ""));
            case CallEvent.Answer.Keyed(String keys, var then) ->
                    heard(turn, then, new Ear.Heard(meant(question.keys().meaning(keys)), ""));
            case CallEvent.Answer.Spoken spoken ->
                    switch (rehearing.hear(call, turn, spoken, question)) {
                        case Rehearing.Reheard.Heard(Ear.Heard now) ->
                                heard(turn, spoken.meaning(), now);
                        case Rehearing.Reheard.Unheard(String why) -> unknown(why);
                    };
            case CallEvent.Answer.Secret(_, boolean understood) ->
                    understood
                            ? secret(turn, question)
                            : goOn(turn, new Ear.Heard(new Answer.NoMatch(), ""));
        };
    }

    private static Answer meant(Optional<Meaning> meaning) {
        return meaning.<Answer>map(known -> new Answer.Meant(known, true))
                .orElseGet(Answer.NoMatch::new);
    }

    private Move heard(TurnEnded turn, Optional<Meaning> then, Ear.Heard now) {
        if (then.isPresent()
                && now.answer() instanceof Answer.Meant(Meaning meaning, _)
                && isAboutSomethingElse(then.get(), meaning)) {
            exchanges.add(new Exchange(turn, now));
            var here = new Point.Spoken(turn.state());
            return over(new Verdict.Elsewhere(here, here));
        }
        return goOn(turn, now);
    }

    /** Whether a slot has another value: what was done with it then tells nothing of now. */
    private static boolean isAboutSomethingElse(Meaning then, Meaning now) {
        return then.slots().entrySet().stream()
                .anyMatch(slot ->
                        !now.slots()
                                .getOrDefault(slot.getKey(), slot.getValue())
                                .equals(slot.getValue()));
    }

    private Move secret(TurnEnded turn, Question question) {
        Optional<Meaning> meaning = StandIn.to(question.keys());
        if (meaning.isEmpty())
            return unknown("of the secret answer in " + turn.state() + " nothing is kept");
        secrets.addAll(meaning.get().slots().keySet());
        return goOn(turn, new Ear.Heard(meant(meaning), ""));
    }

    private Move goOn(TurnEnded turn, Ear.Heard heard) {
        exchanges.add(new Exchange(turn, heard));
        afterSecret = turn.answer() instanceof CallEvent.Answer.Secret;
        return new Move.On(dialog.answered(heard.answer()));
    }

    // Doing.

    private Move acted(String state, Action action) {
        Deque<Acted> recorded = acts.getOrDefault(action.name(), new ArrayDeque<>());
        if (recorded.isEmpty())
            return recordEnds()
                    ? same()
                    : unlessSecret(
                            new Verdict.Unknown(
                                    "the flow now does "
                                            + action.name()
                                            + " in "
                                            + state
                                            + ", which was not done then"));
        Action.Result result = recorded.remove().result();
        if (!action.allows(result))
            return unknown("what " + action.name() + " answered then is no answer of it now");
        afterSecret = false;
        return new Move.On(dialog.acted(result));
    }

    /** Whether nothing more is known of the call, which did not end where its flow led. */
    private boolean recordEnds() {
        return next == turns.size() && call.isCutShort();
    }

    // Ending.

    private Move finished(String state, Ending ending) {
        Point.Ended now =
                switch (ending) {
                    case Ending.Completed(String reason) ->
                            new Point.Ended(state, Target.HANG_UP, reason);
                    case Ending.HandOver(Target to, String reason, _) ->
                            new Point.Ended(state, to, reason);
                };
        if (recordEnds()) return same();
        Point then = comesTo();
        boolean alike =
                switch (then) {
                    case Point.Ended(_, Target to, String reason) ->
                            to == now.to() && reason.equals(now.reason());
                    case Point.Spoken(String last) ->
                            last.equals(state) // and hung up in the last words
                                    && turns.getLast().answer() instanceof CallEvent.Answer.Gone;
                    case Point.RecordEnd _, Point.Done _, Point.NotDone _ -> false;
                };
        if (!alike) return parted(now);
        return acts.values().stream()
                .flatMap(Deque::stream)
                .filter(act -> changing.contains(act.action()))
                .findFirst()
                .map(act ->
                        unlessSecret(
                                new Verdict.Elsewhere(
                                        new Point.Done(act.action(), act.result().outcome()),
                                        new Point.NotDone(act.action()))))
                .orElseGet(this::same);
    }

    /** Where the call came to then, after what was passed. */
    private Point comesTo() {
        for (int i = next; i < turns.size(); i++) {
            TurnEnded turn = turns.get(i);
            if (i == turns.size() - 1 && !call.isCutShort())
                return new Point.Ended(
                        turn.state(), call.outcome().next(), call.outcome().reason());
            if (!isOnlySaid(turn) && !isRepeated(turn)) return new Point.Spoken(turn.state());
        }
        return new Point.RecordEnd();
    }

    private Move same() {
        return over(new Verdict.Same(spared));
    }

    private Move parted(Point now) {
        return recordEnds() ? same() : unlessSecret(new Verdict.Elsewhere(comesTo(), now));
    }

    /** Nobody can tell why the ways part if a secret answer came just before, or led there. */
    private Move unlessSecret(Verdict verdict) {
        return guessed || afterSecret
                ? unknown("it goes by a secret answer, of which nothing is kept")
                : over(verdict);
    }

    private static Move unknown(String why) {
        return over(new Verdict.Unknown(why));
    }

    private static Move over(Verdict verdict) {
        return new Move.Over(verdict);
    }
}
