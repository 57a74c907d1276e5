package dev.orderline.speech.audio;

/** Sounds for tests. */
final class Tones {
    private Tones() {}

    static short[] sine(double hz, double amplitude, int samples, int rateHz) {
        short[] pcm = new short[samples];
        for (int i = 0; i < samples; i++)
            pcm[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
        return pcm;
    }

    static float[] floats(short[] pcm) {
        float[] floats = new float[pcm.length];
        for (int i = 0; i < pcm.length; i++) floats[i] = pcm[i];
        return floats;
    }

    static short[] join(short[]... parts) {
        int length = 0;
        for (short[] part : parts) length += part.length;
        short[] joined = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
