package dev.orderline.speech.vosk;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Vosk's native library that we use, with C's own types; the vosk jar brings the
 * library. Its Java classes are not used: they take the -1 of a failed {@code accept_waveform} for
 * true ("the utterance has ended"), guard no null, and cannot ask whether a word is known.
 *
 * <p>Loading the library twice crashes the JVM at its exit, so nothing may touch {@code
 * org.vosk.LibVosk} beside this class. Nothing here is guarded; {@link VoskModel} and {@link
 * VoskRecognizer} do that.
 */
final class Libvosk {
    /** Warnings and errors to standard error, nothing else. */
    static final int WARNINGS = -1;

    static final int UNKNOWN_WORD = -1;
    static final int FAILED = -1;

    static {
        // JNA's own choice is a cache in the home folder, which a service's user may not have
        if (System.getProperty("jna.tmpdir") == null)
            System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        FunctionMapper byName =
                (_, method) ->
                        "vosk_"
                                + method.getName()
                                        .replaceAll("([A-Z])", "_$1")
                                        .toLowerCase(Locale.ROOT);
        Native.register(
                Libvosk.class,
                NativeLibrary.getInstance(
                        "vosk",
                        Map.of(
                                Library.OPTION_FUNCTION_MAPPER,
                                byName,
                                Library.OPTION_STRING_ENCODING,
                                "UTF-8",
                                Library.OPTION_CLASSLOADER,
                                Libvosk.class.getClassLoader())));
        setLogLevel(WARNINGS);
    }

    private Libvosk() {}

    static native void setLogLevel(int level);

    /** Null if the model could not be read. */
    static native @Nullable Pointer modelNew(String folder);

    /** Gives up our share; recognisers hold theirs until they are freed. */
    static native void modelFree(Pointer model);

    /** The word's number, or {@link #UNKNOWN_WORD}. */
    static native int modelFindWord(Pointer model, String word);

    /** Without a grammar. Null if there can be none. */
    static native @Nullable Pointer recognizerNew(Pointer model, float rateHz);

    /**
     * Null if there can be none.
     *
     * @param phrases a JSON array of phrases; unknown words are left out with a warning
     */
    static native @Nullable Pointer recognizerNewGrm(Pointer model, float rateHz, String phrases);

    static native void recognizerFree(Pointer recognizer);

    /** From now on final results are n-best lists. */
    static native void recognizerSetMaxAlternatives(Pointer recognizer, int alternatives);

    /** 1 if Vosk's own endpointer would end the utterance, 0 if not, {@link #FAILED}. */
    static native int recognizerAcceptWaveformS(Pointer recognizer, short[] pcm, int samples);

    /** JSON; the library owns the text and JNA has copied it. */
    static native @Nullable String recognizerPartialResult(Pointer recognizer);

    /** JSON, as above; the next audio begins anew. */
    static native @Nullable String recognizerFinalResult(Pointer recognizer);
}
