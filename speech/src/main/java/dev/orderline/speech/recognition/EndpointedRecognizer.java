package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.FrontEnd;
import dev.orderline.speech.audio.SpeechFailure;
import java.time.Duration;

/**
 * Finds by voice activity when somebody speaks, and by the grammar when they have finished.
 *
 * <p>The decoder gets frames only from {@link #PRE_ROLL} before voice was noticed to the first
 * short quiet after it (180 ms, see {@link dev.orderline.speech.audio.VoiceActivity}), and is then
 * asked for its result. Words that are complete by the grammar end the utterance there. Otherwise
 * listening goes on until the grammar's patience is over; when the caller speaks again before that,
 * the decoder hears the whole utterance again, pauses included. Decoding each part alone and
 * joining the words costs less, but loses words at the seams: of 42 order numbers in white noise of
 * 20 dB it got 32 right, decoding the whole 39.
 *
 * <p>All times are counted in frames, so the same frames and results make the same hearing.
 */
public final class EndpointedRecognizer implements SpeechRecognizer {
    /** What the decoder hears from before voice was noticed: soft consonants begin words. */
    public static final Duration PRE_ROLL = Duration.ofMillis(300);

    /** Who has spoken this long is not answering; what was understood by then is taken. */
    public static final Duration LONGEST = Duration.ofSeconds(12);

    /**
     * Where it stays loud for so long, and no further word of the grammar is found in it, the
     * caller may have ended, and somebody beside them speaks; what was found by then is looked at.
     */
    public static final Duration NOTHING_NEW = Duration.ofMillis(800);

    /** A decoder that lets us wait longer for a result has failed. */
    public static final Duration DECODING_AT_MOST = Duration.ofSeconds(5);

    private final Decoder decoder;

    public EndpointedRecognizer(Decoder decoder) {
        this.decoder = decoder;
    }

    /**
     * @throws SpeechFailure if the decoder cannot take this grammar
     */
    @Override
    public Listening listen(Grammar grammar, FrontEnd frontEnd) {
        return new EndpointedListening(decoder.start(grammar), grammar, frontEnd);
    }
}
