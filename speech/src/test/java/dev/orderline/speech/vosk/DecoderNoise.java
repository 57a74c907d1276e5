package dev.orderline.speech.vosk;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The noise that Vosk adds to what it hears, so that silence has no logarithm of zero. Kaldi draws
 * it from the C library's {@code rand}, one sequence for the whole process.
 */
public final class DecoderNoise {
    /** To be locked by whoever decodes, for nobody else may draw meanwhile. */
    static final String RANDOM = "the C library's rand";

    private static final int SEED = 1;

    @SuppressWarnings("restricted")
    private static final MethodHandle SEED_RANDOM =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("srand"),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));

    private DecoderNoise() {}

    /** Begins the sequence anew. Nothing may be decoding. */
    public static void restart() {
        try {
            SEED_RANDOM.invokeExact(SEED);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
