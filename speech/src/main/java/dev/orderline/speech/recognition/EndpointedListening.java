package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.FrontEnd;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.VoiceActivity;
import dev.orderline.speech.recognition.Decoding.Result;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One question being listened to, as {@link EndpointedRecognizer} says. */
final class EndpointedListening implements Listening {
    /**
     * A result that was asked for.
     *
     * @param lastVoice the last frame of voice that is in it
     * @param at the frame it was asked at
     */
    private record Asked(int lastVoice, int at) {}

    private static final int PRE_ROLL = Frame.count(EndpointedRecognizer.PRE_ROLL);
    private static final int LONGEST = Frame.count(EndpointedRecognizer.LONGEST);
    private static final int DECODING_AT_MOST = Frame.count(EndpointedRecognizer.DECODING_AT_MOST);
    private static final int NOTHING_NEW = Frame.count(EndpointedRecognizer.NOTHING_NEW);
    private static final int NEVER = -1;

    private final Decoding decoding;
    private final Grammar grammar;
    private final Set<String> grammarWords;
    private final int patience;
    private final FrontEnd frontEnd;

    /**
     * The utterance so far without the line's noise, from its pre-roll on; the newest frames while
     * there is none. One frame late.
     */
    private final Deque<Frame> audio = new ArrayDeque<>();

    /** Index of the newest frame. */
    private int now = NEVER;

    /** Where the voice of this utterance began. */
    private int firstVoice = NEVER;

    /** Where the voice ended of which the newest result is. */
    private int lastVoice = NEVER;

    /** Whether there is a voice in the newest frame. */
    private boolean speaking;

    /** Whether the decoder is being fed. */
    private boolean feeding;

    /** As many words of the grammar were found in this utterance at once. */
    private int known;

    /** When the last of them was, or the decoder began to hear anew. */
    private int knownSince;

    /** Of so many a result was asked for though the voice goes on. */
    private int knownAsked;

    /** How often words that had been found in this utterance were taken back. */
    private int revisions;

    /** The results that are not here yet. */
    private final Deque<Asked> asked = new ArrayDeque<>();

    /** So many results will still come that are of an utterance that is over. */
    private int outdated;

    private int decoded;
    private boolean tooLong;

    /** The newest result's hypotheses; empty while there are none. */
    private List<Hypothesis> nBest = List.of();

    /** The newest words, final or not. */
    private String words = "";

    EndpointedListening(Decoding decoding, Grammar grammar, FrontEnd frontEnd) {
        this.decoding = decoding;
        this.grammar = grammar;
        this.grammarWords = grammar.words();
        this.patience = Frame.count(grammar.patience());
        this.frontEnd = frontEnd;
        frontEnd.skip();
    }

    @Override
    public Hearing hear(Frame frame, Frame played) {
        now++;
        listen(frontEnd.hear(frame, played));
        boolean complete = takeResults();
        if (firstVoice == NEVER) return new Hearing.Quiet();
        if (!asked.isEmpty() && now - asked.getFirst().at > DECODING_AT_MOST)
            throw new SpeechFailure("waited too long for a decoder's result");
        if (!complete && !over()) return speaking();
        return nBest.isEmpty() ? noise() : utterance();
    }

    private void listen(FrontEnd.Heard heard) {
        speaking = heard.voice();
        audio.addLast(heard.speech());
        if (feeding) decode(heard.speech());
        else if (heard.voice() && !tooLong) feed(heard.sinceOnset());
        else if (firstVoice == NEVER) keepPreRoll();
        if (!feeding) return;
        if (!heard.voice()) ask(now - VoiceActivity.HANG_OVER_FRAMES);
        else if (known > knownAsked && now - knownSince >= NOTHING_NEW) {
            knownAsked = known;
            ask(knownSince);
        } else if (now - firstVoice >= LONGEST) {
            tooLong = true;
            ask(now);
        }
    }

    private void keepPreRoll() {
        while (audio.size() > PRE_ROLL) audio.removeFirst();
    }

    /** Begins an utterance, or goes on with one: then the decoder hears it again as a whole. */
    private void feed(int sinceOnset) {
        feeding = true;
        knownSince = now;
        if (firstVoice == NEVER) firstVoice = Math.max(now - sinceOnset, lastVoice + 1);
        audio.forEach(this::decode);
    }

    private void decode(Frame frame) {
        decoding.accept(frame);
        decoded++;
    }

    private void ask(int last) {
        feeding = false;
        decoding.finish();
        asked.addLast(new Asked(last, now));
    }

    /**
     * Takes what the decoder has found since the last frame.
     *
     * @return whether the answer is complete; it then ends where it became so, even when a slow
     *     decoder let us hear more in the meantime
     */
    private boolean takeResults() {
        for (Optional<Result> next = decoding.poll(); next.isPresent(); next = decoding.poll()) {
            switch (next.get()) {
                case Result.Partial(String partial) -> {
                    if (outdated == 0) take(partial);
                }
                case Result.Final(List<Hypothesis> hypotheses) -> {
                    if (outdated == 0) {
                        take(hypotheses);
                        if (isComplete()) return true;
                    } else outdated--;
                }
            }
        }
        return false;
    }

    private void take(String partial) {
        if (!partial.startsWith(words) && !words.startsWith(partial)) revisions++;
        words = partial;
        int words = (int) wordsOf(partial).filter(grammarWords::contains).count();
        if (words <= known) return;
        known = words;
        knownSince = now;
    }

    private static Stream<String> wordsOf(String partial) {
        return Arrays.stream(partial.split(" "));
    }

    private void take(List<Hypothesis> hypotheses) {
        lastVoice = asked.removeFirst().lastVoice;
        nBest = hypotheses;
        words = nBest.isEmpty() ? "" : nBest.getFirst().words();
    }

    /** Whether nothing more need be expected, by what was heard or by what was surely meant. */
    private boolean isComplete() {
        return grammar.complete(words)
                || Understanding.of(nBest, revisions, grammar)
                        .filter(Understanding::sure)
                        .filter(known -> grammar.complete(known.words()))
                        .isPresent();
    }

    /** Whether there is nothing more to wait for. */
    private boolean over() {
        if (feeding || !asked.isEmpty()) return false;
        if (speaking && !tooLong) return false;
        return nBest.isEmpty() || tooLong || now - lastVoice >= patience;
    }

    private Hearing speaking() {
        return new Hearing.Speaking(words, isKnown());
    }

    /** A "please" that comes late is a word of the grammar, and no beginning of an answer. */
    private boolean isKnown() {
        return wordsOf(words).anyMatch(grammarWords::contains)
                && (!grammar.language().courtesies().areAll(words)
                        || grammar.meaning(words).isPresent());
    }

    private Hearing noise() {
        beginAnew();
        return new Hearing.Noise();
    }

    private Hearing utterance() {
        var utterance = new Hearing.Utterance(nBest, revisions, firstVoice, lastVoice);
        beginAnew();
        return utterance;
    }

    /** Whatever is still to be found out about what was heard so far, nobody needs it. */
    private void beginAnew() {
        if (feeding) ask(now);
        outdated += asked.size();
        asked.clear();
        firstVoice = NEVER;
        known = 0;
        knownAsked = 0;
        revisions = 0;
        tooLong = false;
        nBest = List.of();
        words = "";
        keepPreRoll();
    }

    @Override
    public int decoded() {
        return decoded;
    }

    @Override
    public void close() {
        decoding.close();
    }
}
