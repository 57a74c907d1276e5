package dev.orderline.speech.audio;

/**
 * How loud samples are, in dBFS: 0 dBFS is the level of a square wave at full scale, so a sine at
 * full scale has -3 dBFS. Silence has negative infinity.
 */
public final class Level {
    /**
     * What all our prompts are brought to: loud enough for a telephone, quiet enough that speech
     * with its peaks some 15 dB above stays whole.
     */
    public static final double SPEECH_DBFS = -20;

    /** What no sample may exceed after levelling, so that no codec on the way clips. */
    private static final double MAX_PEAK_DBFS = -1;

    /** What is so faint is not made louder than this: it would only be noise. */
    private static final double MAX_GAIN_DB = 20;

    /** A frame this far below the loudest one is a pause. */
    private static final double PAUSE_DB = 30;

    private static final double FULL_SCALE = 32_768;

    private Level() {}

    /** The greatest sample. */
    public static double peak(short[] pcm) {
        return peak(floats(pcm));
    }

    /** The root mean square of all samples. */
    public static double rms(short[] pcm) {
        return dBFS(meanSquare(floats(pcm), 0, pcm.length));
    }

    /** The root mean square of the frames in which there is speech: pauses do not count. */
    public static double speech(short[] pcm) {
        return speech(floats(pcm));
    }

    /**
     * Brings a whole prompt to {@link #SPEECH_DBFS} and to 16 bits. It stays quieter when its peaks
     * would not fit or when it is too faint to be speech.
     *
     * @param pcm in the scale of 16 bits, which it may exceed
     */
    public static short[] level(float[] pcm) {
        double speech = speech(pcm);
        if (Double.isInfinite(speech)) return new short[pcm.length];
        double gainDb =
                Math.min(MAX_GAIN_DB, Math.min(SPEECH_DBFS - speech, MAX_PEAK_DBFS - peak(pcm)));
        double gain = Math.pow(10, gainDb / 20);
        short[] levelled = new short[pcm.length];
        for (int i = 0; i < pcm.length; i++) levelled[i] = (short) Math.round(gain * pcm[i]);
        return levelled;
    }

    private static double peak(float[] pcm) {
        double peak = 0;
        for (float sample : pcm) peak = Math.max(peak, Math.abs(sample));
        return dBFS(peak * peak);
    }

    private static double speech(float[] pcm) {
        double[] frames = new double[Math.ceilDiv(pcm.length, Frame.SAMPLES)];
        double loudest = 0;
        for (int i = 0; i < frames.length; i++) {
            int from = i * Frame.SAMPLES;
            frames[i] = meanSquare(pcm, from, Math.min(pcm.length, from + Frame.SAMPLES));
            loudest = Math.max(loudest, frames[i]);
        }
        double pause = loudest * Math.pow(10, -PAUSE_DB / 10);
        double sum = 0;
        int speaking = 0;
        for (double frame : frames) {
            if (frame <= pause) continue;
            sum += frame;
            speaking++;
        }
        return dBFS(speaking == 0 ? 0 : sum / speaking);
    }

    private static double meanSquare(float[] pcm, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += (double) pcm[i] * pcm[i];
        return from == to ? 0 : sum / (to - from);
    }

    private static double dBFS(double meanSquare) {
        return 10 * Math.log10(meanSquare / (FULL_SCALE * FULL_SCALE));
    }

    private static float[] floats(short[] pcm) {
        float[] floats = new float[pcm.length];
        for (int i = 0; i < pcm.length; i++) floats[i] = pcm[i];
        return floats;
    }
}
