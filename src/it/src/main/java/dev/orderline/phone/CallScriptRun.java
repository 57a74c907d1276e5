package dev.orderline.phone;

import dev.orderline.phone.CallScript.Cue;
import dev.orderline.phone.CallScript.Result;
import dev.orderline.phone.CallScript.Step;
import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One script in one call. Confined to one thread. */
final class CallScriptRun {
    /** The longest sound a caller may make in one step, with some to spare. */
    private static final Duration SAID_AT_MOST = Duration.ofMinutes(11);

    private final PhoneCall call;

    /** What the bot said before this has been dealt with. */
    private long dealtWithNanos;

    CallScriptRun(PhoneCall call) {
        this.call = call;
        this.dealtWithNanos = call.answeredNanos();
    }

    Result run(List<Step> steps) throws InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> trouble = run(steps.get(i));
            if (trouble.isPresent()) return new Result.Stopped(i + 1, trouble.get());
        }
        return call.awaitEnd(CallScript.END_AT_MOST)
                ? new Result.Done()
                : new Result.Stopped(steps.size() + 1, "the call was not ended");
    }

    /** Does one step; says why if it cannot. */
    private Optional<String> run(Step step) throws InterruptedException {
        return switch (step) {
            case Step.Say(List<Frame> sound, Cue cue) -> on(cue, nanos -> say(nanos, sound));
            case Step.Press(String keys, Cue cue) -> on(cue, nanos -> press(nanos, keys));
            case Step.PressRead(CallScript.Reading reading, Cue cue) -> on(cue, _ -> read(reading));
            case Step.HearPrompt() -> on(new Cue.AfterPrompt(), this::hear);
            case Step.ExpectSilence(Duration length) -> silence(length);
            case Step.HangUp(Cue cue) -> on(cue, nanos -> leave(nanos, call::hangUp));
            case Step.Vanish(Cue cue) -> on(cue, nanos -> leave(nanos, call::vanish));
        };
    }

    /** What is done when a cue has come, at a time on {@link System#nanoTime}. */
    private interface Deed {
        Optional<String> at(long nanos) throws InterruptedException;
    }

    /** A way to go. */
    private interface Leaving {
        void go() throws InterruptedException;
    }

    private Optional<String> on(Cue cue, Deed deed) throws InterruptedException {
        Noticed noticed =
                switch (cue) {
                    case Cue.AfterPrompt() ->
                            call.ear()
                                    .awaitPromptEnd(
                                            dealtWithNanos,
                                            CallScript.QUIET,
                                            CallScript.PROMPT_AT_MOST);
                    case Cue.IntoPrompt(Duration after) -> into(after);
                    case Cue.Now() -> new Noticed.At(System.nanoTime());
                };
        return switch (noticed) {
            case Noticed.At(long nanos) -> deed.at(nanos);
            case Noticed.TooLate() -> Optional.of("no prompt came to its end");
            case Noticed.CallEnded() -> Optional.of("the call had ended");
        };
    }

    private Noticed into(Duration after) throws InterruptedException {
        Noticed began = call.ear().awaitSpeech(dealtWithNanos, CallScript.PROMPT_AT_MOST);
        return began instanceof Noticed.At(long nanos)
                ? new Noticed.At(nanos + after.toNanos())
                : began;
    }

    private Optional<String> say(long nanos, List<Frame> sound) throws InterruptedException {
        call.playAt(nanos, sound);
        return said();
    }

    private Optional<String> press(long nanos, String keys) throws InterruptedException {
        call.pressAt(nanos, keys);
        return said();
    }

    private Optional<String> read(CallScript.Reading reading) throws InterruptedException {
        Optional<String> keys = reading.keys();
        return keys.isPresent()
                ? press(System.nanoTime(), keys.get())
                : Optional.of("there was nothing to read");
    }

    private Optional<String> said() throws InterruptedException {
        boolean said = call.awaitSaid(SAID_AT_MOST);
        dealtWithNanos = call.lastSaidNanos();
        return said ? Optional.empty() : Optional.of("the call ended while the caller spoke");
    }

    private Optional<String> hear(long nanos) {
        dealtWithNanos = nanos;
        return Optional.empty();
    }

    /** Leaves at that time; until then it listens. */
    private Optional<String> leave(long nanos, Leaving leaving) throws InterruptedException {
        Duration wait = Duration.ofNanos(nanos - System.nanoTime());
        if (wait.isPositive() && call.awaitEnd(wait)) return Optional.of("the call had ended");
        leaving.go();
        return Optional.empty();
    }

    private Optional<String> silence(Duration length) throws InterruptedException {
        long since = System.nanoTime();
        return switch (call.ear().awaitSpeech(since, length)) {
            case Noticed.At _ -> Optional.of("there was to be silence, and the bot spoke");
            case Noticed.TooLate() -> Optional.empty();
            case Noticed.CallEnded() -> Optional.of("the call had ended");
        };
    }
}
