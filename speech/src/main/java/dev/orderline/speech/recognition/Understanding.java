package dev.orderline.speech.recognition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an utterance means, and how likely that is.
 *
 * <p>Each hypothesis weighs as much as its score says; where it means nothing, what may have been
 * said instead weighs as well, less by what the {@link Confusions} cost. A value that checks itself
 * is never mended so: one digit more taken for another always makes one. The meaning with the
 * greatest share of all weight is taken, if by that and by how it sounded it is likely enough.
 *
 * @param words the likeliest ones that mean it; {@code hypothesis}'s own, or near them
 * @param hypothesis the likeliest that means it
 * @param evidence for it
 * @param sure whether it is so likely that it need not be confirmed
 */
public record Understanding(
        Meaning meaning, String words, Hypothesis hypothesis, Evidence evidence, boolean sure) {
    /**
     * Vosk's scores count the same sound several times, frame after frame: two hypotheses are by so
     * much nearer to each other than they say.
     */
    private static final double TEMPERATURE = 1.5;

    /**
     * How much likelier a caller says one value that {@link Grammar#checks checks itself} than one
     * string of the same length that is none, as a natural logarithm. With one string in ten being
     * a value, two of three callers who say such a string say a value.
     */
    private static final double CHECKED = Math.log(20);

    /**
     * How much less likely it is, where values do not check themselves, that a caller says words of
     * the grammar in an order that means nothing than that the decoder put them so: what is said
     * beside the question has other words.
     */
    private static final double DISORDER = 1;

    /**
     * How much less likely a value that checks itself is where other words stand beside it: those
     * of somebody else.
     */
    private static final double TRIMMED = 1;

    /** Beside so many hypotheses without a meaning others are looked for. */
    private static final int MAX_MENDED = 5;

    /** So many are looked at for each. */
    private static final int MAX_NEAR = 150;

    /** What {@code nBest} means under {@code grammar}, by its thresholds; empty is no-match. */
    public static Optional<Understanding> of(
            List<Hypothesis> nBest, int revisions, Grammar grammar) {
        return likeliest(nBest, revisions, grammar)
                .filter(known -> known.probability() >= grammar.thresholds().possible());
    }

    /** The same of words that were not heard. */
    public static Optional<Understanding> of(List<Hypothesis> nBest, Grammar grammar) {
        return of(nBest, 0, grammar);
    }

    /** What {@code nBest} means most likely, however unlikely that is; empty if nothing. */
    public static Optional<Understanding> likeliest(
            List<Hypothesis> nBest, int revisions, Grammar grammar) {
        return new Scale(nBest, revisions, grammar).heaviest();
    }

    /** That it is what the caller meant, 0 to 1. */
    public double probability() {
        return evidence.probability();
    }

    /** Weighs meanings against each other, and against none. */
    private static final class Scale {
        /**
         * @param words those that weigh most
         * @param most what they weigh
         * @param all what all together weigh that mean the same
         */
        private record Weighed(String words, Hypothesis hypothesis, double most, double all) {
            Weighed and(Weighed other) {
                Weighed heavier = most >= other.most ? this : other;
                return new Weighed(
                        heavier.words, heavier.hypothesis, heavier.most, all + other.all);
            }
        }

        private final Grammar grammar;
        private final int revisions;
        private final Map<Meaning, Weighed> meanings = new HashMap<>();
        private double meaningless;
        private double disordered;
        private boolean checked;
        private int mended;

        Scale(List<Hypothesis> nBest, int revisions, Grammar grammar) {
            this.grammar = grammar;
            this.revisions = revisions;
            for (Hypothesis each : nBest) put(each, weight(each, nBest.getFirst()));
        }

        private static double weight(Hypothesis each, Hypothesis best) {
            return Math.exp((each.score() - best.score()) / TEMPERATURE);
        }

        private void put(Hypothesis hypothesis, double weight) {
            Optional<Meaning> meaning = grammar.meaning(hypothesis.words());
            if (meaning.isPresent()) {
                add(meaning.get(), hypothesis.words(), hypothesis, weight);
                return;
            }
            String inner = trimmed(hypothesis.words());
            if (!inner.isEmpty() && inner.length() < hypothesis.words().length())
                grammar.meaning(inner)
                        .filter(grammar::checks)
                        .ifPresent(known ->
                                add(known, inner, hypothesis, weight * Math.exp(-TRIMMED)));
            if (grammar.words().containsAll(List.of(hypothesis.words().split(" "))))
                disordered += weight;
            else meaningless += weight;
            if (++mended > MAX_MENDED) return;
            var found = new HashMap<Meaning, Confusions.Near>();
            for (Confusions.Near near :
                    grammar.language().confusions().near(hypothesis.words(), MAX_NEAR))
                grammar.meaning(near.words())
                        .filter(known -> !grammar.checks(known))
                        .ifPresent(known -> found.putIfAbsent(known, near));
            found.forEach((known, near) ->
                    add(known, near.words(), hypothesis, weight * Math.exp(-near.cost())));
        }

        /** Without the words at both ends that are none of the grammar. */
        private String trimmed(String words) {
            List<String> all = List.of(words.split(" "));
            int from = 0;
            int to = all.size();
            while (from < to && !grammar.words().contains(all.get(from))) from++;
            while (from < to && !grammar.words().contains(all.get(to - 1))) to--;
            return String.join(" ", all.subList(from, to));
        }

        private void add(Meaning meaning, String words, Hypothesis hypothesis, double plain) {
            boolean checks = grammar.checks(meaning);
            checked |= checks;
            double weight = checks ? plain * Math.exp(CHECKED) : plain;
            meanings.merge(meaning, new Weighed(words, hypothesis, weight, weight), Weighed::and);
        }

        Optional<Understanding> heaviest() {
            return meanings.entrySet().stream()
                    .max(Map.Entry.comparingByValue(Comparator.comparingDouble(Weighed::all)))
                    .map(heaviest -> understanding(heaviest.getKey(), heaviest.getValue()));
        }

        private Understanding understanding(Meaning meaning, Weighed heaviest) {
            double none = meaningless + (checked ? disordered : disordered * Math.exp(-DISORDER));
            double all = meanings.values().stream().mapToDouble(Weighed::all).sum() + none;
            var evidence =
                    new Evidence(heaviest.all / all, heaviest.words.split(" ").length, revisions);
            return new Understanding(
                    meaning,
                    heaviest.words,
                    heaviest.hypothesis,
                    evidence,
                    evidence.probability() >= grammar.thresholds().sure());
        }
    }
}
