package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.NoisyScene.Noise;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.util.List;

/**
 * What is heard beside a caller, in others' voices.
 *
 * @param talk of other people
 * @param prompts of ours, which come back as an echo
 */
record Surroundings(List<Utterance> talk, List<Utterance> prompts) {
    Surroundings {
        talk = List.copyOf(talk);
        prompts = List.copyOf(prompts);
    }

    /** What a noise is made of, if it is made of speech. */
    List<Utterance> of(Noise noise) {
        return noise == Noise.ECHO ? prompts : talk;
    }
}
