package dev.orderline.phone;

import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller does in one call, step by step. Every step waits for what it hears, none for a time
 * alone: by default a caller speaks when the bot has spoken and then been quiet for {@link #QUIET}.
 * Immutable; each method gives a script with one step more.
 *
 * <pre>{@code
 * CallScript.EMPTY.say(whereIsMyOrder).bargeInAfter(Duration.ofMillis(800)).press("1").hangUp()
 * }</pre>
 */
public final class CallScript {
    public static final CallScript EMPTY = new CallScript(List.of(), new Cue.AfterPrompt());

    /**
     * Quiet for that long, a prompt has ended. Between two sentences a caller hears 0.6 s of
     * nothing, and 0.9 s from two cores with work for ten.
     */
    public static final Duration QUIET = Duration.ofMillis(1_200);

    /** A prompt is over by then, or the script gives up. */
    public static final Duration PROMPT_AT_MOST = Duration.ofSeconds(30);

    /** After the last step the bot has that long to end the call. */
    public static final Duration END_AT_MOST = Duration.ofSeconds(60);

    /** When a caller begins to speak or press. */
    public sealed interface Cue {
        /** When the bot has spoken since the caller last did, and fallen silent. */
        record AfterPrompt() implements Cue {}

        /** Into the bot's speech, that long after it began. */
        record IntoPrompt(Duration after) implements Cue {}

        /** At once. */
        record Now() implements Cue {}
    }

    /** One thing a caller does. */
    public sealed interface Step {
        record Say(List<Frame> sound, Cue cue) implements Step {
            public Say {
                sound = List.copyOf(sound);
            }
        }

        record Press(String keys, Cue cue) implements Step {}

        /** Presses what it has read by then. */
        record PressRead(Reading reading, Cue cue) implements Step {}

        /** Hears a prompt to its end and says nothing to it. */
        record HearPrompt() implements Step {}

        /** Wants to hear nothing for that long. */
        record ExpectSilence(Duration length) implements Step {}

        record HangUp(Cue cue) implements Step {}

        /** Is gone without a word. */
        record Vanish(Cue cue) implements Step {}
    }

    /** What a caller has before their eyes, in a letter that comes while they are on the line. */
    public interface Reading {
        /** The keys to press; waits for what is to be read, and is empty if it does not come. */
        Optional<String> keys() throws InterruptedException;
    }

    /** How a script went. */
    public sealed interface Result {
        /** What the caller could not do, in a sentence; empty if all was done. */
        default String trouble() {
            return switch (this) {
                case Done() -> "";
                case Stopped(int step, String why) -> "step " + step + ": " + why;
            };
        }

        /** Every step was done, and the call has ended. */
        record Done() implements Result {}

        /**
         * @param step which one could not be done, counted from 1; one more than there are: the end
         *     did not come
         * @param why for people
         */
        record Stopped(int step, String why) implements Result {}
    }

    private final List<Step> steps;
    private final Cue next;

    private CallScript(List<Step> steps, Cue next) {
        this.steps = List.copyOf(steps);
        this.next = next;
    }

    public List<Step> steps() {
        return steps;
    }

    /** Says {@code sound} when its cue comes. */
    public CallScript say(List<Frame> sound) {
        return with(new Step.Say(sound, next));
    }

    /** Presses {@code keys} (0-9, *, #) when its cue comes. */
    public CallScript press(String keys) {
        return with(new Step.Press(keys, next));
    }

    /** Presses the keys that {@code reading} then gives, after its cue has come. */
    public CallScript press(Reading reading) {
        return with(new Step.PressRead(reading, next));
    }

    /** The next step cuts into the prompt, {@code after} its first sound. */
    public CallScript bargeInAfter(Duration after) {
        return new CallScript(steps, new Cue.IntoPrompt(after));
    }

    /** The next step does not wait. */
    public CallScript atOnce() {
        return new CallScript(steps, new Cue.Now());
    }

    /** Hears a prompt to its end and says nothing to it, so that the next one is waited for. */
    public CallScript hearPrompt() {
        return with(new Step.HearPrompt());
    }

    /** Wants to hear nothing for {@code length} from now. */
    public CallScript expectSilence(Duration length) {
        return with(new Step.ExpectSilence(length));
    }

    /** Hangs up when its cue comes. */
    public CallScript hangUp() {
        return with(new Step.HangUp(next));
    }

    /** Is gone without a goodbye when its cue comes. */
    public CallScript vanish() {
        return with(new Step.Vanish(next));
    }

    /** Does all this in {@code call}, and waits for its end. */
    public Result run(PhoneCall call) throws InterruptedException {
        return new CallScriptRun(call).run(steps);
    }

    private CallScript with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new CallScript(more, new Cue.AfterPrompt());
    }
}
