package dev.orderline.speech.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Between samples and frames. */
public final class Frames {
    private Frames() {}

    /** Cuts samples into frames; the last is filled up with silence. */
    public static List<Frame> cut(short[] pcm) {
        List<Frame> frames = new ArrayList<>(pcm.length / Frame.SAMPLES + 1);
        for (int from = 0; from < pcm.length; from += Frame.SAMPLES)
            frames.add(Frame.of(Arrays.copyOfRange(pcm, from, from + Frame.SAMPLES)));
        return List.copyOf(frames);
    }

    /** The samples of frames, one after the other. */
    public static short[] join(List<Frame> frames) {
        short[] pcm = new short[Math.multiplyExact(frames.size(), Frame.SAMPLES)];
        for (int i = 0; i < frames.size(); i++) frames.get(i).copyTo(pcm, i * Frame.SAMPLES);
        return pcm;
    }
}
