package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.recognition.Understanding;
import java.time.Duration;
import java.util.BitSet;

/**
 * What is done to a prompt by what is heard while it is played, as in a call whose questions may be
 * answered at once (ivr-server's Conversation): any voice holds it, a word of the grammar stops it,
 * and so does an utterance that means something or is long. After any other it goes on.
 */
final class BargeIn {
    private static final int NEVER = -1;

    /** What is that long was said to us, whatever it means. */
    private static final int REAL_SPEECH = Frame.count(Duration.ofMillis(1_500));

    /** How long after a prompt is held its echo is still heard. */
    private static final int ECHO_DELAY = Frame.count(Duration.ofMillis(100));

    private final PromptScene scene;
    private final Grammar grammar;

    /** The frames before which the prompt was not held. */
    private final BitSet playing = new BitSet();

    private boolean holding;
    private int now = NEVER;
    private int held = NEVER;
    private int stopped = NEVER;

    private BargeIn(PromptScene scene, Grammar grammar) {
        this.scene = scene;
        this.grammar = grammar;
    }

    /** Plays a prompt as long as the scene. */
    static BargeIn into(PromptScene scene, Grammar grammar, SpeechRecognizer recognizer) {
        var bargeIn = new BargeIn(scene, grammar);
        try (Listening listening = recognizer.listen(grammar)) {
            while (!bargeIn.isOver()) bargeIn.hear(listening);
        }
        return bargeIn;
    }

    private boolean isOver() {
        return stops() || now + 1 == scene.length();
    }

    private void hear(Listening listening) {
        playing.set(++now, !holding);
        boolean echoes = now < ECHO_DELAY || playing.get(now - ECHO_DELAY);
        Frame played = playing.get(now) ? scene.played().get(now) : Frame.SILENCE;
        Hearing hearing =
                listening.hear((echoes ? scene.playing() : scene.held()).get(now), played);
        holding = hearing instanceof Hearing.Speaking;
        if (holding && held == NEVER && now >= scene.firstVoice()) held = now;
        if (isToUs(hearing)) stopped = now;
    }

    private boolean isToUs(Hearing hearing) {
        return switch (hearing) {
            case Hearing.Quiet _, Hearing.Noise _ -> false;
            case Hearing.Speaking(_, var known) -> known;
            case Hearing.Utterance utterance -> isAnswer(utterance);
        };
    }

    private boolean isAnswer(Hearing.Utterance utterance) {
        return utterance.lastFrame() - utterance.firstFrame() >= REAL_SPEECH
                || Understanding.of(utterance.nBest(), utterance.revisions(), grammar).isPresent();
    }

    boolean holds() {
        return held != NEVER;
    }

    boolean stops() {
        return stopped != NEVER;
    }

    /** Whether it goes on until then. */
    boolean stopsTooEarly() {
        return stops() && stopped < scene.firstVoice();
    }

    /** To the end of the frame in which it was held; 20 if it was before. */
    int millisToHold() {
        return millis(held);
    }

    int millisToStop() {
        return millis(stopped);
    }

    private int millis(int frame) {
        return (frame - scene.firstVoice() + 1) * (int) Frame.LENGTH.toMillis();
    }
}
