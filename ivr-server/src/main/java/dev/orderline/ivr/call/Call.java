package dev.orderline.ivr.call;

import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.Talk.Heard;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Step;
import dev.orderline.ivr.flow.Step.Ending;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call from answer to end, as a straight line. Runs on a virtual thread of its own. */
final class Call {
    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private final CallId id;
    private final Dialog dialog;
    private final Run run;
    private final Talk talk;
    private final CallListener listener;
    private int turns;
    private int acts;
    private Position stood;

    Call(CallId id, Dialog dialog, Run run, Talk talk, CallListener listener) {
        this.id = id;
        this.dialog = dialog;
        this.run = run;
        this.talk = talk;
        this.listener = listener;
        this.stood = dialog.position();
    }

    /**
     * Runs to the end; whatever goes wrong is an outcome too. An interrupt means: the server is
     * stopping.
     */
    Outcome run() {
        listener.on(new CallEvent.Stood(id, stood));
        return run(dialog::begin);
    }

    /**
     * Goes on, to the end, with a call that another process has lost.
     *
     * @param lost where it stood, and how much of it is written down
     */
    Outcome goOn(LostCalls.LostCall lost) {
        turns = lost.turns();
        acts = lost.acts();
        return run(() -> dialog.resume(lost.position()));
    }

    private Outcome run(Supplier<Step> first) {
        try {
            return converse(first.get());
        } catch (HungUp gone) {
            return gone(gone.by());
        } catch (InterruptedException stopping) {
            return apologise(
                    new Outcome.HandedOver(
                            Target.PERSON, Outcome.HandedOver.STOPPING, dialog.facts()));
        } catch (DeskFailure failure) {
            log.warn("call {}: a desk failed in state {}", id, dialog.state(), failure);
            return apologise(new Outcome.Failed(dialog.state(), "desk"));
        } catch (SpeechFailure failure) {
            log.warn("call {}: speech failed in state {}", id, dialog.state(), failure);
            return apologise(new Outcome.Failed(dialog.state(), "speech"));
        } catch (RuntimeException | Error bug) {
            log.error("call {}: a bug in state {}", id, dialog.state(), bug);
            return apologise(new Outcome.Failed(dialog.state(), "bug"));
        }
    }

    /** Who has been told all they called for may hang up; a line that breaks is no goodbye. */
    private Outcome gone(HungUp.By by) {
        return dialog.hangUp()
                .filter(_ -> by == HungUp.By.CALLER)
                .<Outcome>map(Outcome.Completed::new)
                .orElseGet(() -> new Outcome.Abandoned(dialog.state(), by));
    }

    private Outcome converse(Step first) throws HungUp, InterruptedException {
        Step step = first;
        while (true) {
            stand();
            switch (step) {
                case Step.Ask(var state, var question) ->
                        step = dialog.answered(ask(state, question));
                case Step.Act act -> step = dialog.acted(perform(act));
                case Step.RefuseRecording _ -> {
                    refuseRecording();
                    step = dialog.recordingRefused();
                }
                case Step.Finish(var state, var lastWords, var ending) -> {
                    ask(state, lastWords);
                    return switch (ending) {
                        case Ending.Completed(var reason) -> new Outcome.Completed(reason);
                        case Ending.HandOver(var to, var reason, var facts) ->
                                new Outcome.HandedOver(to, reason, facts);
                    };
                }
            }
        }
    }

    /** Tells where the call stands, if that has changed: another process could go on from here. */
    private void stand() {
        if (dialog.position().equals(stood)) return;
        stood = dialog.position();
        listener.on(new CallEvent.Stood(id, stood));
    }

    private Action.Result perform(Step.Act act) throws HungUp, InterruptedException {
        int began = talk.now();
        Action.Result result =
                talk.during(
                        dialog.filler(),
                        dialog.manner(),
                        () -> act.action().perform(run, act.with()));
        listener.on(
                new CallEvent.Acted(
                        id,
                        ++acts,
                        turns,
                        act.state(),
                        act.action().name(),
                        result,
                        talk.now() - began));
        return result;
    }

    /**
     * The caller is told only when the recording is gone: a server that dies before has promised
     * nothing.
     */
    private void refuseRecording() throws HungUp, InterruptedException {
        Runnable removal = talk.refuseRecording();
        listener.on(new CallEvent.RecordingRefused(id));
        var _ =
                talk.during(
                        dialog.filler(),
                        dialog.manner(),
                        () -> {
                            removal.run();
                            return true;
                        });
    }

    private Answer ask(String state, Question question) throws HungUp, InterruptedException {
        int began = talk.now();
        try {
            Heard heard = talk.ask(question);
            ended(state, question, heard.timing(), heard.kept());
            return heard.answer();
        } catch (HungUp gone) {
            var timing =
                    new Timing(
                            began,
                            talk.now(),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            talk.now());
            ended(state, question, timing, new CallEvent.Answer.Gone(gone.by()));
            throw gone;
        }
    }

    private void ended(String state, Question question, Timing timing, CallEvent.Answer answer) {
        listener.on(
                new CallEvent.TurnEnded(
                        id,
                        ++turns,
                        state,
                        question.prompt().text(),
                        timing,
                        answer,
                        question.secret()));
    }

    /** Tells the caller something kind, if that still can be done. */
    private Outcome apologise(Outcome outcome) {
        try {
            ask(dialog.state(), dialog.apology());
        } catch (HungUp gone) {
            log.info("call {}: hung up during the apology", id);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error voiceless) {
            log.warn("call {}: could not even apologise; the dialplan will speak", id, voiceless);
        }
        return outcome;
    }
}
