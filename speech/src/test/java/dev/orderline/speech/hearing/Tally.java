package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;

/** What is counted in a row, for one way to hear. */
final class Tally {
    private Proportion counted = new Proportion(0, 0);
    private final Millis toMeaning = new Millis();
    private long nanos;
    private long frames;

    /**
     * @param counts whether this is one of those that are counted: a right one, or a false one
     */
    void add(Ear.Heard heard, boolean counts, NoisyScene scene) {
        counted = counted.plus(counts);
        if (heard.endMillis() >= 0) toMeaning.add(heard.endMillis());
        nanos += heard.nanos();
        frames += scene.frames().size();
    }

    void add(Tally other) {
        counted = counted.plus(other.counted);
        toMeaning.add(other.toMeaning);
        nanos += other.nanos;
        frames += other.frames;
    }

    Proportion counted() {
        return counted;
    }

    /** From the end of speech. */
    Millis toMeaning() {
        return toMeaning;
    }

    /** Seconds it took, others' work included, for a second of audio. */
    double realTime() {
        return frames == 0 ? 0 : nanos / 1e6 / (frames * Frame.LENGTH.toMillis());
    }
}
