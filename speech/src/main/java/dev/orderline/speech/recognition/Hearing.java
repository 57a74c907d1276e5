package dev.orderline.speech.recognition;

import java.util.List;

/** What is known after one more frame. */
public sealed interface Hearing {
    /** Nobody speaks. */
    record Quiet() implements Hearing {}

    /**
     * There is a voice, or was a moment ago.
     *
     * @param partial the words so far, which may still change; empty while there are none
     * @param known whether they hold a word of the grammar: then this is no cough
     */
    record Speaking(String partial, boolean known) implements Hearing {}

    /** There was a sound, now over, in which no words were found. */
    record Noise() implements Hearing {}

    /**
     * The caller has finished.
     *
     * @param nBest best first, never empty
     * @param revisions how often words that had been found were taken back while it was heard
     * @param firstFrame index of the first frame of voice, counted from the start of this listening
     * @param lastFrame index of the last frame of voice
     */
    record Utterance(List<Hypothesis> nBest, int revisions, int firstFrame, int lastFrame)
            implements Hearing {
        public Utterance {
            if (nBest.isEmpty()) throw new IllegalArgumentException("no hypothesis");
            nBest = List.copyOf(nBest);
        }

        public Hypothesis best() {
            return nBest.getFirst();
        }
    }
}
