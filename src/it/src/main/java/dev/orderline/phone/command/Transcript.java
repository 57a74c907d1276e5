package dev.orderline.phone.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the server wrote down of one call that has ended.
 *
 * @param outcome completed, handed-over, abandoned, failed or died
 * @param reason a word or two: answered
 * @param said what the bot said, turn by turn; personal data
 */
record Transcript(String outcome, String reason, List<String> said) {
    Transcript {
        said = List.copyOf(said);
    }

    /** Whether the bot said {@code words}, in one go; case, marks and line ends do not matter. */
    boolean says(String words) {
        return plain(said.stream().collect(Collectors.joining(" "))).contains(plain(words));
    }

    /** Whether it ended so: by the name of the outcome or by its reason. */
    boolean ended(String how) {
        return plain(outcome).equals(plain(how)) || plain(reason).equals(plain(how));
    }

    /** Lower case, words and numbers only, each between single blanks. */
    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']+", " ");
        return " " + lower.strip() + " ";
    }
}
