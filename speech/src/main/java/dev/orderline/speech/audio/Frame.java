package dev.orderline.speech.audio;

import java.time.Duration;

/**
 * 20 ms of telephone audio: 160 samples, signed 16-bit, 8000 Hz, mono. Immutable, so any thread may
 * read it.
 *
 * <p>A frame is also the unit of time within a call: time-outs are counted in frames, never on a
 * wall clock.
 */
public final class Frame implements Inbound {
    public static final int RATE_HZ = 8_000;
    public static final int SAMPLES = 160;
    public static final Duration LENGTH = Duration.ofMillis(20);
    public static final Frame SILENCE = Frame.of(new short[SAMPLES]);

    private final short[] pcm;

    private Frame(short[] pcm) {
        this.pcm = pcm;
    }

    /** A frame of a copy of {@code pcm}, which must hold {@link #SAMPLES} samples. */
    public static Frame of(short[] pcm) {
        if (pcm.length != SAMPLES)
            throw new IllegalArgumentException(pcm.length + " samples, not " + SAMPLES);
        return new Frame(pcm.clone());
    }

    /** How many whole frames {@code time} lasts. */
    public static int count(Duration time) {
        return Math.toIntExact(time.dividedBy(LENGTH));
    }

    /** How long {@code frames} last. */
    public static Duration duration(long frames) {
        return LENGTH.multipliedBy(frames);
    }

    public short sample(int i) {
        return pcm[i];
    }

    /** Copies the samples to {@code to}, beginning at index {@code at}. */
    public void copyTo(short[] to, int at) {
        System.arraycopy(pcm, 0, to, at, SAMPLES);
    }
}
