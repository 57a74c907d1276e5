package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Question;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Hearing;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Listening;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.recognition.Understanding;
import java.time.Duration;
import java.util.List;

/** Hears recorded answers as a call hears living ones, but as fast as it can. Stateless. */
public final class Ear {
    /** No decision about an answer is waited for longer than this after its end. */
    private static final int AFTERWARDS = Frame.count(Duration.ofSeconds(5));

    private static final Heard NOTHING = new Heard(new Answer.NoInput(), "");

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
            for (int i = 0; i < frames.size() + AFTERWARDS; i++)
                if (listening.hear(frame(frames, i)) instanceof Hearing.Utterance utterance)
                    return understood(utterance.nBest(), utterance.revisions(), grammar);
        }
        return NOTHING;
    }

    /**
     * The answer to {@code question} in what was recorded of it: what is said into our prompt
     * counts as in a conversation. Of the line nothing is known from before.
     *
     * @param caller what came from the caller, from the beginning of the question to its answer
     * @param ours what the caller heard meanwhile
     * @param prompt so many of these frames our prompt lasts
     */
    public Heard hear(List<Frame> caller, List<Frame> ours, int prompt, Question question) {
        try (Listening listening = recognizer.listen(question.grammar())) {
            for (int i = 0; i < caller.size() + AFTERWARDS; i++) {
                boolean playing = i < prompt;
                if (playing && !Conversation.hearsSpeechOverPrompt(question)) continue;
                if (listening.hear(frame(caller, i), frame(ours, i))
                        instanceof Hearing.Utterance utterance) {
                    Heard heard =
                            understood(
                                    utterance.nBest(), utterance.revisions(), question.grammar());
                    boolean counts =
                            heard.answer() instanceof Answer.Meant
                                    || !playing
                                    || Conversation.isRealSpeech(question, utterance);
                    if (counts) return heard;
                }
            }
        }
        return NOTHING;
    }

    private static Frame frame(List<Frame> frames, int i) {
        return i < frames.size() ? frames.get(i) : Frame.SILENCE;
    }

    /**
     * What an utterance says to {@code grammar}.
     *
     * @param nBest best first, not empty
     */
    public static Heard understood(List<Hypothesis> nBest, int revisions, Grammar grammar) {
        Answer answer =
                Understanding.of(nBest, revisions, grammar)
                        .<Answer>map(known -> new Answer.Meant(known.meaning(), known.sure()))
                        .orElseGet(Answer.NoMatch::new);
        return new Heard(answer, nBest.getFirst().words());
    }
}
