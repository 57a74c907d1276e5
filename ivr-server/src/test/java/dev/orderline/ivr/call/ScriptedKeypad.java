package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Manner;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A caller who hears every prompt to its end, then presses what is written down, and hangs up when
 * there is no more. Its sounds are named by what they say.
 */
final class ScriptedKeypad implements Keypad, Sounds {
    private final Deque<Optional<Digit>> presses = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private int hangsUpAfter = Integer.MAX_VALUE;
    private String missing = "";

    ScriptedKeypad keys(String keys) {
        keys.chars().forEach(key -> presses.add(Optional.of(new Digit((char) key))));
        return this;
    }

    /** Waits for longer than we do. */
    ScriptedKeypad waits() {
        presses.add(Optional.empty());
        return this;
    }

    /** Hangs up in the prompt or wait after {@code steps} of them. */
    ScriptedKeypad hangsUpAfter(int steps) {
        hangsUpAfter = steps;
        return this;
    }

    /** There is no sound for {@code sentence}. */
    ScriptedKeypad misses(String sentence) {
        missing = sentence;
        return this;
    }

    List<String> heard() {
        return heard;
    }

    @Override
    public Optional<Digit> play(List<String> sounds, boolean interruptible) throws HungUp {
        step();
        heard.addAll(sounds);
        return Optional.empty();
    }

    @Override
    public Optional<Digit> await(Duration atMost) throws HungUp {
        step();
        if (presses.isEmpty()) throw new HungUp(HungUp.By.CALLER);
        return presses.remove();
    }

    private void step() throws HungUp {
        if (hangsUpAfter-- == 0) throw new HungUp(HungUp.By.CALLER);
    }

    @Override
    public List<String> of(Prompt prompt, Manner manner) {
        List<String> sounds = prompt.sentences().stream().map(Prompt.Sentence::text).toList();
        if (sounds.contains(missing)) throw new SpeechFailure("find a sound");
        return sounds;
    }
}
