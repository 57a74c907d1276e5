package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.NoisyScene;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Meaning;
import dev.orderline.speech.vosk.DecoderNoise;
import dev.orderline.speech.vosk.VoskModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to hear that are compared: ours is the first. */
final class Ears {
    private final List<Ear> ears = new ArrayList<>();
    private final Reliability reliability = new Reliability();
    private final Fit fit = new Fit();
    private final boolean tellsWrong;
    private final PrintStream out;

    Ears(VoskModel model, BenchOptions options, PrintStream out) {
        ears.add(Ear.ours(model));
        ears.add(Ear.phraseList(model));
        if (options.dictation()) ears.add(Ear.dictation(model));
        this.tellsWrong = options.tellsWrong();
        this.out = out;
    }

    List<Tally> tallies() {
        return ears.stream().map(_ -> new Tally()).toList();
    }

    /**
     * Hears in every way, whatever was heard before. Counted are those that hear what was meant; if
     * nothing was, those that hear something.
     *
     * @param words what is said
     */
    void hear(NoisyScene scene, String words, Grammar grammar, List<Tally> tallies) {
        Optional<Meaning> meant = grammar.meaning(words);
        for (int ear = 0; ear < ears.size(); ear++) {
            DecoderNoise.restart();
            Ear.Heard heard = ears.get(ear).hear(scene, grammar);
            boolean right = heard.meaning().equals(meant);
            heard.likeliest()
                    .ifPresent(likeliest -> {
                        boolean meantSo = Optional.of(likeliest.meaning()).equals(meant);
                        reliability.add(likeliest.probability(), meantSo);
                        fit.add(likeliest.evidence(), meantSo);
                    });
            tallies.get(ear).add(heard, right == meant.isPresent(), scene);
            if (ear == 0 && !right && tellsWrong)
                out.printf("  %s | heard: %s%n", words, heard.told());
        }
    }

    /** How their likelihoods are to be had from what speaks for them. */
    Fit fit() {
        return fit;
    }

    /** How likely our answers were said to be right, and how often they were. */
    Reliability reliability() {
        return reliability;
    }
}
