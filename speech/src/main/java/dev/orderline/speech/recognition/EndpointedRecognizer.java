package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.SpeechFailure;
import java.time.Duration;

/**
 * Finds by voice activity when somebody speaks, and by the grammar when they have finished.
 *
 * <p>The decoder gets frames only from {@link #PRE_ROLL} before voice was noticed to the first
 * short quiet after it (180 ms, see {@link dev.orderline.speech.audio.VoiceActivity}), and is then
 * asked for its result. Words that are complete by the grammar end the utterance there. Anything
 * less is kept as a segment, and listening goes on until the grammar's patience is over; the
 * segments' words, joined, are what was said.
 *
 * <p>All times are counted in frames, so the same frames and results make the same hearing.
 */
public final class EndpointedRecognizer implements SpeechRecognizer {
    /** What the decoder hears from before voice was noticed: soft consonants begin words. */
    public static final Duration PRE_ROLL = Duration.ofMillis(300);

    /** Who has spoken this long is not answering; what was understood by then is taken. */
    public static final Duration LONGEST = Duration.ofSeconds(12);

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
    public Listening listen(Grammar grammar) {
        return new EndpointedListening(decoder.start(grammar), grammar);
    }
}
