package dev.orderline.speech.recognition;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import java.util.List;
import java.util.Optional;

/**
 * One decoder at work, used by one call's thread. Nothing here waits: frames and requests are
 * posted, results are polled.
 */
public interface Decoding extends AutoCloseable {
    /**
     * Posts 20 ms to be decoded.
     *
     * @throws SpeechFailure if the decoder has failed or lags so far behind that its queue is full
     */
    void accept(Frame frame);

    /**
     * Asks for the result of everything accepted since the last one; a {@link Result.Final} will
     * come.
     */
    void finish();

    /** The next result, if one is there. */
    Optional<Result> poll();

    /** Frees the decoder once what was posted is done. Idempotent. */
    @Override
    void close();

    /** What came out of the decoder. */
    sealed interface Result {
        /** The words so far, which may still change. */
        record Partial(String words) implements Result {}

        /**
         * What was said between two {@link #finish} calls: best first, empty when there were no
         * words.
         */
        record Final(List<Hypothesis> nBest) implements Result {
            public Final {
                nBest = List.copyOf(nBest);
            }
        }
    }
}
