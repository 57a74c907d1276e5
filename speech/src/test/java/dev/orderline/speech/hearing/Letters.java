package dev.orderline.speech.hearing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Letters as words that every voice says like the letter: "a" alone would be an article. */
final class Letters {
    private static final List<String> NAMES =
            List.of(
                    "ay",
                    "bee",
                    "see",
                    "dee",
                    "ee",
                    "eff",
                    "gee",
                    "aitch",
                    "eye",
                    "jay",
                    "kay",
                    "el",
                    "em",
                    "en",
                    "oh",
                    "pea",
                    "cue",
                    "are",
                    "ess",
                    "tee",
                    "you",
                    "vee",
                    "double you",
                    "ex",
                    "why",
                    "zee");

    private Letters() {}

    /** The words of a code as they are to be spoken. */
    static String named(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> word.length() == 1 ? NAMES.get(word.charAt(0) - 'a') : word)
                .collect(Collectors.joining(" "));
    }
}
