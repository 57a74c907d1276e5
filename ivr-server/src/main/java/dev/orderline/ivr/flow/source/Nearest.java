package dev.orderline.ivr.flow.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an author may have meant. */
public final class Nearest {
    /** Longer words are not compared. */
    private static final int MAX_LENGTH = 64;

    /** More are not named. */
    private static final int MAX_LISTED = 20;

    private Nearest() {}

    /**
     * The one of {@code known} that is spelt most like {@code word}, if it differs in two letters
     * or a third of them at most.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > MAX_LENGTH) return Optional.empty();
        record Near(String word, int distance) {}
        int most = Math.max(1, Math.min(3, word.length() / 3));
        return known.stream()
                .filter(each -> each.length() <= MAX_LENGTH)
                .map(each -> new Near(each, distance(word, each)))
                .filter(near -> near.distance <= most)
                .min(
                        Comparator.comparingInt(Near::distance)
                                .thenComparing(near -> !near.word.startsWith(word.substring(0, 1)))
                                .thenComparing(Near::word))
                .map(Near::word);
    }

    /** "did you mean x?", or which there are. */
    public static String suggestion(String word, Collection<String> known) {
        return to(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> known.isEmpty() ? "there are none" : "known: " + listed(known));
    }

    private static String listed(Collection<String> known) {
        String some = known.stream().sorted().limit(MAX_LISTED).collect(Collectors.joining(", "));
        return known.size() > MAX_LISTED ? some + " ..." : some;
    }

    /** How many letters must be put in, left out, changed, or swapped with the next. */
    static int distance(String one, String other) {
        int[] swapped = new int[other.length() + 1];
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) before[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1))
                    row[j] = Math.min(row[j], swapped[j - 2] + 1);
            }
            swapped = before;
            before = row;
        }
        return before[other.length()];
    }
}
