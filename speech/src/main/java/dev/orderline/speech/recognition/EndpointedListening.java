package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.VoiceActivity;
import dev.orderline.speech.recognition.Decoding.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One answer being listened for, as {@link EndpointedRecognizer} says. */
final class EndpointedListening implements Listening {
    /**
     * A result that was asked for.
     *
     * @param lastVoice the segment's last frame of voice
     * @param at the frame it was asked at
     */
    private record Asked(int lastVoice, int at) {}

    private static final int PRE_ROLL = Frame.count(EndpointedRecognizer.PRE_ROLL);
    private static final int LONGEST = Frame.count(EndpointedRecognizer.LONGEST);
    private static final int DECODING_AT_MOST = Frame.count(EndpointedRecognizer.DECODING_AT_MOST);
    private static final int NEVER = -1;

    private final Decoding decoding;
    private final Grammar grammar;
    private final Set<String> grammarWords;
    private final int patience;
    private final VoiceActivity activity = new VoiceActivity();

    /** Frames that the decoder has not had, for the next onset. */
    private final Deque<Frame> preRoll = new ArrayDeque<>();

    /** Index of the newest frame. */
    private int now = NEVER;

    /** Where the voice of this utterance began. */
    private int firstVoice = NEVER;

    /** Where the last segment ended whose result is here. */
    private int lastVoice = NEVER;

    /** Whether the decoder is being fed. */
    private boolean feeding;

    /** The segments whose results are not here yet. */
    private final Deque<Asked> asked = new ArrayDeque<>();

    private boolean tooLong;
    private boolean answered;
    private Segments segments = Segments.NONE;
    private String partial = "";

    EndpointedListening(Decoding decoding, Grammar grammar) {
        this.decoding = decoding;
        this.grammar = grammar;
        this.grammarWords = PhraseList.words(grammar);
        this.patience = Frame.count(grammar.patience());
    }

    @Override
    public Hearing hear(Frame frame) {
        if (answered) throw new IllegalStateException("the answer was already heard");
        now++;
        listen(frame);
        boolean complete = takeResults();
        if (firstVoice == NEVER) return new Hearing.Quiet();
        if (!asked.isEmpty() && now - asked.getFirst().at > DECODING_AT_MOST)
            throw new SpeechFailure("waited too long for a decoder's result");
        if (!complete && !over()) return speaking();
        return segments.isEmpty() ? noise() : utterance();
    }

    private void listen(Frame frame) {
        boolean voice = activity.hear(frame);
        preRoll.addLast(frame);
        if (voice && !feeding && !tooLong) beginSegment();
        if (feeding) feed();
        else if (preRoll.size() > PRE_ROLL) preRoll.removeFirst();
        if (!feeding) return;
        if (!voice) endSegment(now - VoiceActivity.HANG_OVER_FRAMES);
        else if (now - firstVoice >= LONGEST) {
            tooLong = true;
            endSegment(now);
        }
    }

    private void beginSegment() {
        feeding = true;
        if (firstVoice == NEVER)
            firstVoice = Math.max(now - activity.framesSinceOnset(), lastVoice + 1);
    }

    private void feed() {
        for (Frame frame : preRoll) decoding.accept(frame);
        preRoll.clear();
    }

    private void endSegment(int last) {
        feeding = false;
        decoding.finish();
        asked.addLast(new Asked(last, now));
    }

    /**
     * Takes what the decoder has found since the last frame.
     *
     * @return whether the answer is complete; it then ends with the segment that made it so, even
     *     when a slow decoder let us hear more in the meantime
     */
    private boolean takeResults() {
        for (Optional<Result> next = decoding.poll(); next.isPresent(); next = decoding.poll()) {
            switch (next.get()) {
                case Result.Partial(String words) -> partial = words;
                case Result.Final(List<Hypothesis> nBest) -> {
                    lastVoice = asked.removeFirst().lastVoice;
                    partial = "";
                    segments = segments.then(nBest);
                    if (!segments.isEmpty() && grammar.complete(segments.best())) return true;
                }
            }
        }
        return false;
    }

    /** Whether there is nothing more to wait for. */
    private boolean over() {
        if (feeding || !asked.isEmpty()) return false;
        return segments.isEmpty() || tooLong || now - lastVoice >= patience;
    }

    private Hearing speaking() {
        String words = segments.isEmpty() ? partial : (segments.best() + " " + partial).strip();
        return new Hearing.Speaking(
                words, List.of(words.split(" ")).stream().anyMatch(grammarWords::contains));
    }

    private Hearing noise() {
        firstVoice = NEVER;
        tooLong = false;
        return new Hearing.Noise();
    }

    private Hearing utterance() {
        answered = true;
        return new Hearing.Utterance(segments.nBest(), firstVoice, lastVoice);
    }

    @Override
    public void close() {
        decoding.close();
    }
}
