package dev.orderline.ivr.call;

import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Asks by sounds that are on disk and hears keys alone. Nothing is recorded. */
final class KeypadTalk implements Talk {
    private static final char END = '#';

    /** What takes longer is covered by a filler, as a conversation does. */
    private static final Duration FILLER_AFTER = Duration.ofSeconds(1);

    private final Keypad keypad;
    private final Sounds sounds;
    private final IntSupplier frames;
    private final Supplier<ExecutorService> helpers;

    /**
     * @param frames how many the call has lasted, which never grows less
     * @param helpers gives an executor for work beside the sounds; it is closed after each use
     */
    KeypadTalk(
            Keypad keypad, Sounds sounds, IntSupplier frames, Supplier<ExecutorService> helpers) {
        this.keypad = keypad;
        this.sounds = sounds;
        this.frames = frames;
        this.helpers = helpers;
    }

    @Override
    public int now() {
        return frames.getAsInt();
    }

    @Override
    public Heard ask(Question question) throws HungUp {
        return new Asking(question).run();
    }

    /**
     * Does {@code work} on another thread, and says {@code filler} when it takes longer than a
     * second; a caller who hangs up meanwhile is noticed by the filler or by what comes after.
     */
    @Override
    public <T> T during(Prompt filler, Manner manner, Supplier<T> work)
            throws HungUp, InterruptedException {
        try (ExecutorService scope = helpers.get()) {
            Future<T> result = scope.submit(work::get);
            try {
                return result.get(FILLER_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                keypad.play(sounds.of(filler, manner), false);
                return result.get();
            }
        } catch (ExecutionException failed) {
            throw Talk.unwrapped(failed);
        }
    }

    @Override
    public Runnable refuseRecording() {
        return () -> {};
    }

    /** One question while it is being asked. */
    private final class Asking {
        private final Question question;
        private final StringBuilder pressed = new StringBuilder();
        private final int began = now();
        private int promptTo;
        private OptionalInt bargeIn = OptionalInt.empty();
        private OptionalInt firstKey = OptionalInt.empty();
        private OptionalInt lastKey = OptionalInt.empty();

        Asking(Question question) {
            this.question = question;
        }

        /** Says the prompt, unless keys were pressed ahead, and waits for the answer. */
        Heard run() throws HungUp {
            Optional<Digit> key =
                    keypad.play(
                            sounds.of(question.prompt(), question.manner()),
                            question.bargeIn() != BargeIn.NONE);
            promptTo = now();
            if (key.isPresent()) bargeIn = OptionalInt.of(promptTo);
            else key = next();
            while (key.isPresent()) {
                if (isWhole(key.get())) return keyed();
                key = next();
            }
            return pressed.isEmpty()
                    ? heard(new Answer.NoInput(), new CallEvent.Answer.NoInput())
                    : keyed();
        }

        private Optional<Digit> next() throws HungUp {
            var wait = pressed.isEmpty() ? question.waits().begin() : question.waits().keyPause();
            return wait.isZero() ? Optional.empty() : keypad.await(wait);
        }

        /** Whether the answer ends with this key. */
        private boolean isWhole(Digit key) {
            lastKey = OptionalInt.of(now());
            if (firstKey.isEmpty()) firstKey = lastKey;
            if (key.key() == END) return !pressed.isEmpty();
            pressed.append(key.key());
            return question.keys().complete(pressed.toString());
        }

        private Heard keyed() {
            String keys = pressed.toString();
            Optional<Meaning> meaning = question.keys().meaning(keys);
            return heard(
                    meaning.<Answer>map(known -> new Answer.Meant(known, true))
                            .orElseGet(Answer.NoMatch::new),
                    question.secret()
                            ? new CallEvent.Answer.Secret(false, meaning.isPresent())
                            : new CallEvent.Answer.Keyed(keys, meaning));
        }

        private Heard heard(Answer answer, CallEvent.Answer kept) {
            return new Heard(
                    answer, kept, new Timing(began, promptTo, bargeIn, firstKey, lastKey, now()));
        }
    }
}
