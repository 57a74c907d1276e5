package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.FrontEnd;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.synthesis.Playable;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Voice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A caller, their telephone and the words both sides use, in audio time and without threads: the
 * line, the voice and the recogniser of a test. Each sentence of ours lasts a second; what the
 * caller says arrives as the words themselves.
 */
final class ScriptedCaller implements Line, Voice, SpeechRecognizer {
    static final int SENTENCE_FRAMES = 50;

    /**
     * First sample of a frame: silence, the caller's voice, its last frame, or our sentence number
     * (from 100).
     */
    static final short VOICE = 1;

    private static final short LAST_VOICE = 2;
    private static final short FIRST_SENTENCE = 100;
    private static final int QUIET_AFTER_PROMPT = 20;
    private static final int MAX_FRAMES = 60_000;

    private sealed interface Step {
        record Say(String words, int frames, boolean known) implements Step {}

        record Key(char key) implements Step {}

        record Wait(int frames) implements Step {}

        record Listen() implements Step {}

        record HangUp() implements Step {}
    }

    private final Deque<Step> script = new ArrayDeque<>();
    private final Deque<Short> queue = new ArrayDeque<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final List<Integer> heardFrames = new ArrayList<>();

    private Step.Say saying = new Step.Say("", 0, true);
    private int left;
    private int waiting;
    private int silent;
    private boolean spokenTo;
    private int flushes;
    private int frames;
    private int dueAt;
    private Runnable due = () -> {};

    /** Waits until a prompt has been heard to its end, then speaks. */
    ScriptedCaller says(String words) {
        script.add(new Step.Listen());
        return interrupts(words);
    }

    /** Speaks at once. */
    ScriptedCaller interrupts(String words) {
        script.add(new Step.Say(words, 40, true));
        return this;
    }

    /**
     * Makes a sound at once that holds no word of the grammar, and turns out to be {@code words}
     * (none: noise).
     */
    ScriptedCaller coughs(String words, Duration length) {
        script.add(new Step.Say(words, Frame.count(length), false));
        return this;
    }

    /** Waits until a prompt has been heard to its end, then presses keys. */
    ScriptedCaller keys(String keys) {
        script.add(new Step.Listen());
        return keysAtOnce(keys);
    }

    ScriptedCaller keysAtOnce(String keys) {
        for (char key : keys.toCharArray()) script.add(new Step.Key(key));
        return this;
    }

    /** Does nothing for a while; so counted from what was done last. */
    ScriptedCaller waits(Duration time) {
        script.add(new Step.Wait(Frame.count(time)));
        return this;
    }

    /** Waits until a prompt has been heard to its end. */
    ScriptedCaller listens() {
        script.add(new Step.Listen());
        return this;
    }

    ScriptedCaller hangsUp() {
        script.add(new Step.HangUp());
        return this;
    }

    /** The sentences the caller heard something of, in order. */
    List<String> heard() {
        return heard;
    }

    /** How many frames of the {@code nth} heard sentence (from 0) came out. */
    int heardFrames(int nth) {
        return heardFrames.get(nth);
    }

    /** How often what we had written was taken back. */
    int flushes() {
        return flushes;
    }

    int frames() {
        return frames;
    }

    /** Has {@code work} done while the call reads its {@code count}th frame from now. */
    void later(int count, Runnable work) {
        dueAt = frames + count;
        due = work;
    }

    // --- the line ---

    @Override
    public Inbound read() throws HungUp {
        if (++frames > MAX_FRAMES)
            throw new AssertionError("the call never ends; heard so far: " + heard);
        if (frames == dueAt) due.run();
        play();
        if (left > 0) return frame(--left == 0 ? LAST_VOICE : VOICE);
        if (waiting > 0) {
            waiting--;
            return Frame.SILENCE;
        }
        Step step = script.peek();
        if (step == null) return Frame.SILENCE;
        if (step instanceof Step.Listen && !(spokenTo && silent >= QUIET_AFTER_PROMPT))
            return Frame.SILENCE;
        script.remove();
        switch (step) {
            case Step.Say say -> {
                saying = say;
                left = say.frames();
            }
            case Step.Key(var key) -> {
                spokenTo = false;
                return new Digit(key);
            }
            case Step.Wait(var wait) -> waiting = wait;
            case Step.Listen _ -> spokenTo = false;
            case Step.HangUp _ -> throw new HungUp(HungUp.By.CALLER);
        }
        return Frame.SILENCE;
    }

    private void play() {
        Short frame = queue.poll();
        if (frame == null || frame == 0) {
            silent++;
            return;
        }
        silent = 0;
        spokenTo = true;
        String sentence = sentences.get(frame - FIRST_SENTENCE);
        if (!heard.isEmpty() && heard.getLast().equals(sentence)) {
            heardFrames.set(heard.size() - 1, heardFrames.getLast() + 1);
        } else {
            heard.add(sentence);
            heardFrames.add(1);
        }
    }

    @Override
    public void write(Frame frame) {
        queue.add(frame.sample(0));
    }

    @Override
    public int pending() {
        return queue.size();
    }

    @Override
    public int lead() {
        return 5;
    }

    @Override
    public int flush() {
        int dropped = queue.size();
        queue.clear();
        flushes++;
        return dropped;
    }

    @Override
    public int filled() {
        return 0;
    }

    @Override
    public int dropped() {
        return 0;
    }

    @Override
    public void close() {}

    // --- the voice ---

    @Override
    public Playable speak(Prompt prompt) {
        Deque<Frame> rendered = new ArrayDeque<>();
        for (Prompt.Sentence sentence : prompt.sentences()) {
            sentences.add(sentence.text());
            short marker = (short) (FIRST_SENTENCE + sentences.size() - 1);
            for (int i = 0; i < SENTENCE_FRAMES; i++) rendered.add(frame(marker));
        }
        return new Playable() {
            @Override
            public Optional<Frame> next() {
                return Optional.ofNullable(rendered.poll());
            }

            @Override
            public boolean ended() {
                return rendered.isEmpty();
            }
        };
    }

    // --- the recogniser ---

    @Override
    public Listening listen(Grammar grammar, FrontEnd frontEnd) {
        return new Listening() {
            private int index = -1;
            private int first;

            @Override
            public Hearing hear(Frame frame, Frame played) {
                index++;
                return switch (frame.sample(0)) {
                    case VOICE -> {
                        if (left == saying.frames() - 1) first = index;
                        yield new Hearing.Speaking(
                                saying.known() ? saying.words() : "", saying.known());
                    }
                    case LAST_VOICE ->
                            saying.words().isEmpty()
                                    ? new Hearing.Noise()
                                    : new Hearing.Utterance(
                                            List.of(new Hypothesis(saying.words(), 0)),
                                            0,
                                            first,
                                            index);
                    default -> new Hearing.Quiet();
                };
            }

            @Override
            public int decoded() {
                return index + 1;
            }

            @Override
            public void close() {}
        };
    }

    private static Frame frame(short marker) {
        short[] pcm = new short[Frame.SAMPLES];
        pcm[0] = marker;
        return Frame.of(pcm);
    }
}
