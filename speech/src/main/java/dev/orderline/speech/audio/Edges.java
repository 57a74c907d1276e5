package dev.orderline.speech.audio;

import java.util.Arrays;

/** The beginning and the end of a spoken sentence. */
public final class Edges {
    /**
     * What is fainter is silence: 35 dB below {@link Level#SPEECH_DBFS}, under the faintest
     * consonants.
     */
    private static final double SILENCE_DBFS = Level.SPEECH_DBFS - 35;

    /** Speech is looked for in blocks of 5 ms. */
    private static final int BLOCK = Frame.RATE_HZ / 200;

    private static final int KEPT_BEFORE = 2 * BLOCK;
    private static final int KEPT_AFTER = 8 * BLOCK;
    private static final int FADE_IN = BLOCK;
    private static final int FADE_OUT = 4 * BLOCK;

    private Edges() {}

    /**
     * Cuts the silence off both ends of levelled speech, but for 10 ms before it and 40 ms after
     * it, and fades in and out over 5 and 20 ms, so that it neither waits nor clicks. Nothing is
     * left of mere silence.
     */
    public static short[] trim(short[] speech) {
        int from = 0;
        while (from < speech.length && isSilent(speech, from)) from += BLOCK;
        int to = speech.length;
        while (to > from && isSilent(speech, Math.max(from, to - BLOCK))) to -= BLOCK;
        if (to <= from) return new short[0];
        short[] trimmed =
                Arrays.copyOfRange(
                        speech,
                        Math.max(0, from - KEPT_BEFORE),
                        Math.min(speech.length, to + KEPT_AFTER));
        fade(trimmed);
        return trimmed;
    }

    private static boolean isSilent(short[] speech, int from) {
        int to = Math.min(speech.length, from + BLOCK);
        return Level.rms(Arrays.copyOfRange(speech, from, to)) < SILENCE_DBFS;
    }

    private static void fade(short[] speech) {
        int in = Math.min(FADE_IN, speech.length);
        for (int i = 0; i < in; i++) speech[i] = (short) (speech[i] * i / in);
        int out = Math.min(FADE_OUT, speech.length);
        for (int i = 0; i < out; i++) {
            int at = speech.length - 1 - i;
            speech[at] = (short) (speech[at] * i / out);
        }
    }
}
