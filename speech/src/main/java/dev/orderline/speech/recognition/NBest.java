package dev.orderline.speech.recognition;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of hypotheses from several decoders of the same sound. */
public final class NBest {
    /** Of each decoder; more are hardly right, and all are looked at for each answer. */
    public static final int MOST = 20;

    /**
     * How much likelier each word of an answer is in one {@link Grammar#styles style} of the
     * grammar than its decoder's score says, which is compared with that of a decoder of all that
     * the grammar allows: who keeps to a style so far goes on with it. So many words are needed
     * before that outweighs that this decoder knows no other speech.
     */
    private static final double STYLE_A_WORD = 0.5;

    private static final int OUTWEIGHING = 3;

    /**
     * How much less likely each word of an answer that is expected is than its decoder's score
     * says: that decoder hardly knows other words. Of 180 numbers of eight digits that were
     * expected and said, the score of such a decoder is for 179 by 8 to 21 above that of digits one
     * by one, in white noise of 10 dB too; of 180 expected numbers that differ from what was said
     * in two digits, by 9.7 at most (src/site/adr/0010-hearing.md).
     */
    private static final double EXPECTED_A_WORD = 1.3;

    private NBest() {}

    /**
     * All hypotheses, best first, each words once.
     *
     * @param whole of the decoder that expects all that the grammar allows
     * @param styles of those that expect one style each
     * @param expected of one that expects certain answers, as {@link #expected} gives them
     */
    public static List<Hypothesis> merged(
            List<Hypothesis> whole, List<List<Hypothesis>> styles, List<Hypothesis> expected) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Hypothesis each : whole) scores.merge(each.words(), each.score(), Math::max);
        for (List<Hypothesis> style : styles)
            for (Hypothesis each : style) scores.merge(each.words(), inStyle(each), Math::max);
        for (Hypothesis each : expected) scores.merge(each.words(), each.score(), Math::max);
        return scores.entrySet().stream()
                .map(each -> new Hypothesis(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble(Hypothesis::score).reversed())
                .toList();
    }

    /**
     * Those of a decoder that expects {@code answers} which are such an answer as a whole, with
     * words before it or without; comparable with the scores of other decoders.
     */
    public static List<Hypothesis> expected(List<Hypothesis> heard, Collection<String> answers) {
        return heard.stream()
                .flatMap(each ->
                        answers.stream()
                                .filter(answer -> (" " + each.words()).endsWith(" " + answer))
                                .map(answer ->
                                        new Hypothesis(
                                                each.words(),
                                                each.score() - EXPECTED_A_WORD * words(answer)))
                                .limit(1))
                .toList();
    }

    private static int words(String answer) {
        return answer.split(" ").length;
    }

    private static double inStyle(Hypothesis each) {
        return each.score() + STYLE_A_WORD * (words(each.words()) - OUTWEIGHING);
    }
}
