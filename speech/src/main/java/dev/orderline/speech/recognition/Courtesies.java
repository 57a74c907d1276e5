package dev.orderline.speech.recognition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What people say around an answer without changing it: "um, five please". */
final class Courtesies {
    /** Meaningless wherever they stand. */
    static final Set<String> HESITATIONS =
            Set.of("uh", "um", "er", "erm", "ah", "hmm", "mm", "mhm");

    /** Meaningless before an answer. */
    private static final List<String> BEFORE =
            List.of("well", "so", "okay", "hello", "hi", "please", "sorry");

    /** Meaningless after an answer. */
    private static final List<String> AFTER =
            List.of("thank you very much", "thank you", "thanks", "please");

    private Courtesies() {}

    /** {@code words} without them; may become empty. */
    static String strip(String words) {
        String left =
                Arrays.stream(words.split(" "))
                        .filter(word -> !HESITATIONS.contains(word))
                        .collect(Collectors.joining(" "));
        String before;
        do {
            before = left;
            for (String courtesy : BEFORE)
                if ((left + " ").startsWith(courtesy + " "))
                    left = left.substring(courtesy.length()).strip();
            for (String courtesy : AFTER)
                if ((" " + left).endsWith(" " + courtesy))
                    left = left.substring(0, left.length() - courtesy.length()).strip();
        } while (!left.equals(before));
        return left;
    }
}
