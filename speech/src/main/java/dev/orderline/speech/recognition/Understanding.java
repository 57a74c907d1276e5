package dev.orderline.speech.recognition;

import java.util.List;
import java.util.Optional;

/**
 * What an utterance means, and which hypothesis says so.
 *
 * @param rank index of the hypothesis in its n-best list; 0 is the best
 * @param sure whether it is the best, and no other within {@link #REACH} means something else
 */
public record Understanding(Meaning meaning, int rank, Hypothesis hypothesis, boolean sure) {
    /**
     * How far behind the best a hypothesis may be and still be believed, in the decoder's natural
     * logarithms: at most 1.65 times less likely. Over the 195 recordings we started from, right
     * meanings that were not first lay up to 0.5 behind (0.31 and 0.44: "it" for "eight"), wrong
     * meanings of speech that had none began at 0.62 ("that is all" for "that is wrong").
     */
    public static final double REACH = 0.5;

    /**
     * The same for a meaning that {@link Grammar#checks checks itself}: at most 7.4 times less
     * likely. Of 30 numbers of eight digits from a voice that the model does not know, 24 are right
     * where Vosk's best alone has 17, in white noise of 20 dB 18 where it has 12; of 30 whose check
     * digit does not fit, one is taken for another, not for sure (HearingBench;
     * src/site/benchmarks/hearing.txt).
     */
    public static final double CHECKED_REACH = 2.0;

    /**
     * The first meaning in {@code nBest} under {@code grammar}, among the hypotheses within {@link
     * #REACH} of the best, or {@link #CHECKED_REACH} if it checks itself; empty is no-match.
     * Whether a meaning that was not the best should be confirmed is the caller's to decide, by
     * {@link #rank}.
     */
    public static Optional<Understanding> of(List<Hypothesis> nBest, Grammar grammar) {
        for (int rank = 0; rank < nBest.size(); rank++) {
            Hypothesis hypothesis = nBest.get(rank);
            if (!isWithin(CHECKED_REACH, hypothesis, nBest)) break;
            Optional<Meaning> meaning =
                    grammar.meaning(hypothesis.words())
                            .filter(known ->
                                    isWithin(REACH, hypothesis, nBest) || grammar.checks(known));
            if (meaning.isPresent())
                return Optional.of(
                        new Understanding(
                                meaning.get(),
                                rank,
                                hypothesis,
                                rank == 0 && isAlone(meaning.get(), nBest, grammar)));
        }
        return Optional.empty();
    }

    private static boolean isWithin(double reach, Hypothesis hypothesis, List<Hypothesis> nBest) {
        return hypothesis.score() >= nBest.getFirst().score() - reach;
    }

    private static boolean isAlone(Meaning meaning, List<Hypothesis> nBest, Grammar grammar) {
        return nBest.stream()
                .filter(other -> isWithin(REACH, other, nBest))
                .flatMap(other -> grammar.meaning(other.words()).stream())
                .allMatch(meaning::equals);
    }
}
