package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Answer;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.recognition.Understanding;
import java.time.Duration;
import java.util.List;

/** Hears recorded answers as a call hears living ones, but as fast as it can. Stateless. */
public final class Ear {
    /** No decision about an answer is waited for longer than this after its end. */
    private static final int AFTERWARDS = Frame.count(Duration.ofSeconds(5));

    private final SpeechRecognizer recognizer;

    /**
     * @param recognizer over a decoder that lets the audio's giver wait
     */
    public Ear(SpeechRecognizer recognizer) {
        this.recognizer = recognizer;
    }

    /**
     * What was heard.
     *
     * @param words the best guess; empty if there were none
     */
    public record Heard(Answer answer, String words) {}

    /**
     * The first utterance in {@code audio}; without any, no input.
     *
     * @param audio 8 kHz, signed 16 bit
     */
    public Heard hear(short[] audio, Grammar grammar) {
        List<Frame> frames = Frames.cut(audio);
        try (Listening listening = recognizer.listen(grammar)) {
            for (int i = 0; i < frames.size() + AFTERWARDS; i++) {
                Frame frame = i < frames.size() ? frames.get(i) : Frame.SILENCE;
                if (listening.hear(frame) instanceof Hearing.Utterance utterance)
                    return heard(utterance, grammar);
            }
        }
        return new Heard(new Answer.NoInput(), "");
    }

    private static Heard heard(Hearing.Utterance utterance, Grammar grammar) {
        Answer answer =
                Understanding.of(utterance.nBest(), grammar)
                        .<Answer>map(known -> new Answer.Meant(known.meaning(), known.sure()))
                        .orElseGet(Answer.NoMatch::new);
        return new Heard(answer, utterance.nBest().getFirst().words());
    }
}
