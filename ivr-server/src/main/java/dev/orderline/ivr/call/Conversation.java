package dev.orderline.ivr.call;

import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Keys;
import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.FrontEnd;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.recognition.Understanding;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Asks and listens over one line. One loop, one clock: read a frame, hear it, keep the prompt fed.
 * This is the only place where barge-in exists. Confined to the call's thread.
 */
final class Conversation implements Talk {
    /** A desk that needs longer is covered by a filler. */
    private static final int FILLER_AFTER = Frame.count(Duration.ofSeconds(1));

    /**
     * Voice over our prompt that is shorter than this and means nothing was no answer: a cough, an
     * echo, somebody else.
     */
    private static final int REAL_SPEECH = Frame.count(Duration.ofMillis(1_500));

    /** Silence between two prompts of ours when the caller said nothing between them. */
    private static final int BETWEEN_PROMPTS = Frame.count(Duration.ofMillis(240));

    /** Keys pressed ahead that are kept; more would be somebody playing. */
    private static final int MAX_AHEAD = 32;

    private final Tape tape;
    private final Speech speech;
    private final Supplier<ExecutorService> helpers;
    private final FrontEnd frontEnd = new FrontEnd();
    private final Deque<Digit> ahead = new ArrayDeque<>();
    private int pause;
    private int decoded;

    /**
     * @param helpers gives an executor for work done beside the audio; tests give one that works at
     *     once
     */
    Conversation(Tape tape, Speech speech, Supplier<ExecutorService> helpers) {
        this.tape = tape;
        this.speech = speech;
        this.helpers = helpers;
    }

    /**
     * Says the question's prompt and listens at the same time; speech or a key cuts the prompt
     * short if it may. Keys pressed ahead of the question count as its answer.
     */
    @Override
    public Heard ask(Question question) throws HungUp, InterruptedException {
        if (question.secret()) tape.beginSecret();
        try {
            Heard heard = listenTo(question);
            tape.decide();
            return heard;
        } catch (HungUp gone) {
            tape.decide();
            throw gone;
        } finally {
            tape.endSecret();
        }
    }

    private Heard listenTo(Question question) throws HungUp, InterruptedException {
        try (Listening listening =
                speech.recognizer(question.manner()).listen(question.grammar(), frontEnd)) {
            try {
                Heard heard = new Asking(question, listening).run();
                pause = heard.answer() instanceof Answer.NoInput ? BETWEEN_PROMPTS : 0;
                return heard;
            } finally {
                decoded += listening.decoded();
            }
        }
    }

    @Override
    public int now() {
        return tape.now();
    }

    @Override
    public Runnable refuseRecording() {
        return tape.refuse();
    }

    /** How many of the caller's frames were given to the decoder so far. */
    int decoded() {
        return decoded;
    }

    /**
     * Does {@code work} on another thread and keeps the line alive meanwhile; after a second says
     * {@code filler}. If the caller hangs up, the work is still finished before {@code HungUp}
     * leaves here: what is being written is written. What {@code work} throws is thrown here.
     */
    @Override
    public <T> T during(Prompt filler, Manner manner, Supplier<T> work)
            throws HungUp, InterruptedException {
        try (ExecutorService scope = helpers.get()) {
            Future<T> result = scope.submit(work::get);
            var playback = new Playback(tape);
            for (int waited = 0; !result.isDone() || playback.active(); waited++) {
                if (waited == FILLER_AFTER) playback.start(speech.voice(manner).speak(filler), 0);
                switch (tape.read()) {
                    case Frame _ -> playback.feed();
                    case Digit digit -> keep(digit);
                }
            }
            return result.get();
        } catch (ExecutionException failed) {
            throw Talk.unwrapped(failed);
        }
    }

    static boolean hearsSpeechOverPrompt(Question question) {
        return switch (question.bargeIn()) {
            case SPEECH, KNOWN_WORDS -> true;
            case NONE, KEYS -> false;
        };
    }

    /** Whether what means nothing was said over our prompt long enough to be an answer. */
    static boolean isRealSpeech(Question question, Hearing.Utterance utterance) {
        return question.bargeIn() == BargeIn.SPEECH
                && utterance.lastFrame() - utterance.firstFrame() >= REAL_SPEECH;
    }

    private void keep(Digit digit) {
        if (ahead.size() < MAX_AHEAD) ahead.add(digit);
    }

    /** One question while it is being asked. */
    private final class Asking {
        private final Question question;
        private final Keys keys;
        private final int keyPause;
        private final Listening listening;
        private final Playback playback = new Playback(tape);
        private final StringBuilder pressed = new StringBuilder();
        private final int began = tape.now();

        private int quiet;
        private int sinceKey;
        private int promptTo = -1;
        private int bargeIn = -1;
        private int speechFrom = -1;
        private int speechTo = -1;
        private int listenedFrom = -1;

        Asking(Question question, Listening listening) {
            this.question = question;
            this.keys = question.keys();
            this.keyPause = Frame.count(question.waits().keyPause());
            this.listening = listening;
        }

        Heard run() throws HungUp, InterruptedException {
            while (!ahead.isEmpty()) {
                Optional<Heard> answer = press(ahead.poll());
                if (answer.isPresent()) return answer.get();
            }
            if (pressed.isEmpty())
                playback.start(speech.voice(question.manner()).speak(question.prompt()), pause);
            while (true) {
                Optional<Heard> answer =
                        switch (tape.read()) {
                            case Digit digit -> press(digit);
                            case Frame frame -> hear(frame);
                        };
                if (answer.isPresent()) return answer.get();
            }
        }

        private Optional<Heard> press(Digit digit) throws HungUp {
            if (playback.active()) {
                if (question.bargeIn() == BargeIn.NONE) {
                    keep(digit);
                    return Optional.empty();
                }
                stop();
            }
            if (speechFrom < 0) speechFrom = tape.now();
            speechTo = tape.now();
            sinceKey = 0;
            if (digit.key() != '#') pressed.append(digit.key());
            if (digit.key() == '#' && pressed.isEmpty()) return Optional.empty();
            return digit.key() == '#' || keys.complete(pressed.toString())
                    ? Optional.of(keyed())
                    : Optional.empty();
        }

        private Optional<Heard> hear(Frame frame) throws HungUp {
            boolean playing = playback.active();
            if (!playing && promptTo < 0) promptTo = tape.now();
            Optional<Heard> answer = Optional.empty();
            if (!playing || hearsSpeechOverPrompt(question)) {
                if (listenedFrom < 0) listenedFrom = tape.now() - 1;
                answer = listen(frame);
            }
            if (answer.isPresent()) return answer;
            playback.feed();
            if (!pressed.isEmpty() && ++sinceKey > keyPause) return Optional.of(keyed());
            boolean waiting = !playback.active() && pressed.isEmpty();
            quiet = waiting ? quiet + 1 : 0;
            return waiting && quiet > Frame.count(question.waits().begin())
                    ? Optional.of(heard(new Answer.NoInput(), new CallEvent.Answer.NoInput()))
                    : Optional.empty();
        }

        private Optional<Heard> listen(Frame frame) throws HungUp {
            switch (listening.hear(frame, tape.playing())) {
                case Hearing.Quiet _, Hearing.Noise _ -> playback.resume();
                case Hearing.Speaking(_, var known) -> {
                    quiet = -1;
                    if (known) stop();
                    else if (question.bargeIn() == BargeIn.SPEECH) playback.hold();
                }
                case Hearing.Utterance utterance -> {
                    return heard(utterance);
                }
            }
            return Optional.empty();
        }

        private Optional<Heard> heard(Hearing.Utterance utterance) throws HungUp {
            Optional<Understanding> understood =
                    Understanding.of(utterance.nBest(), utterance.revisions(), question.grammar());
            Optional<Meaning> meaning = understood.map(Understanding::meaning);
            if (meaning.isEmpty() && playback.active() && !isRealSpeech(question, utterance)) {
                playback.resume();
                return Optional.empty();
            }
            stop();
            speechFrom = listenedFrom + utterance.firstFrame();
            speechTo = listenedFrom + utterance.lastFrame();
            return Optional.of(
                    answered(
                            meaning,
                            understood.filter(Understanding::sure).isPresent(),
                            true,
                            new CallEvent.Answer.Spoken(
                                    utterance.nBest(), utterance.revisions(), meaning)));
        }

        private Heard keyed() {
            Optional<Meaning> meaning = keys.meaning(pressed.toString());
            return answered(
                    meaning, true, false, new CallEvent.Answer.Keyed(pressed.toString(), meaning));
        }

        private Heard answered(
                Optional<Meaning> meaning, boolean sure, boolean spoken, CallEvent.Answer open) {
            Answer answer =
                    meaning.<Answer>map(known -> new Answer.Meant(known, sure))
                            .orElseGet(Answer.NoMatch::new);
            return heard(
                    answer,
                    question.secret()
                            ? new CallEvent.Answer.Secret(spoken, meaning.isPresent())
                            : open);
        }

        private void stop() throws HungUp {
            if (!playback.active()) return;
            bargeIn = tape.now();
            promptTo = tape.now();
            playback.stop();
        }

        private Heard heard(Answer answer, CallEvent.Answer kept) {
            int decided = tape.now();
            return new Heard(
                    answer,
                    kept,
                    new Timing(
                            playback.firstHeard().orElse(began),
                            promptTo < 0 ? decided : promptTo,
                            index(bargeIn),
                            index(speechFrom),
                            index(speechTo),
                            decided));
        }

        private static OptionalInt index(int frame) {
            return frame < 0 ? OptionalInt.empty() : OptionalInt.of(frame);
        }
    }
}
