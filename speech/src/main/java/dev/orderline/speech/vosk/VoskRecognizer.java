package dev.orderline.speech.vosk;

import com.sun.jna.Pointer;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Interpolator;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.NBest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One native recogniser. Used by one thread at a time; the native code crashes the JVM when it is
 * used after it was freed, this throws.
 */
final class VoskRecognizer implements AutoCloseable {
    static final int ALTERNATIVES = NBest.MOST;

    /** Null once closed. */
    private @Nullable Pointer recognizer;

    /** Null if the model hears what the telephone gives. */
    private final @Nullable Interpolator interpolator;

    private short[] at16kHz = {};

    /**
     * @param rateHz what it was made to hear: the telephone's, or {@link Interpolator#TO_HZ}
     */
    VoskRecognizer(Pointer recognizer, int rateHz) {
        this.recognizer = recognizer;
        interpolator = rateHz == Frame.RATE_HZ ? null : new Interpolator();
        Libvosk.recognizerSetMaxAlternatives(recognizer, ALTERNATIVES);
    }

    /**
     * Hears the first {@code samples} of {@code pcm}, at the telephone's rate. Vosk's own
     * endpointer has no say: we never ask for a result because of it.
     */
    void accept(short[] pcm, int samples) {
        if (interpolator == null) {
            hear(pcm, samples);
            return;
        }
        if (at16kHz.length < 2 * samples) at16kHz = new short[2 * samples];
        interpolator.interpolate(pcm, samples, at16kHz);
        hear(at16kHz, 2 * samples);
    }

    private void hear(short[] pcm, int samples) {
        if (Libvosk.recognizerAcceptWaveformS(open(), pcm, samples) == Libvosk.FAILED)
            throw new SpeechFailure("decoding audio");
    }

    /** The words since the last {@link #finish}, which may still change. */
    String partial() {
        return VoskResults.partial(present(Libvosk.recognizerPartialResult(open())));
    }

    /** What was said since the last time, best first; empty if there were no words. */
    List<Hypothesis> finish() {
        return VoskResults.nBest(present(Libvosk.recognizerFinalResult(open())));
    }

    private Pointer open() {
        if (recognizer == null) throw new IllegalStateException("the recogniser is closed");
        return recognizer;
    }

    private static String present(@Nullable String result) {
        if (result == null) throw new SpeechFailure("asking for a decoder's result");
        return result;
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (recognizer != null) Libvosk.recognizerFree(recognizer);
        recognizer = null;
    }
}
