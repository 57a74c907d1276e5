package dev.orderline.speech.synthesis;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns text as it is written into the words that are to be said, for American English. A voice
 * then needs to know neither numbers nor abbreviations.
 *
 * <p>Its results hold only the letters A to Z, single blanks, apostrophes within words, and the
 * marks {@code , . ? !} after a word, at most {@link #MAX_LENGTH} characters in all; they are empty
 * when nothing can be said. Whatever comes in, there is a result, and normalising it again changes
 * nothing. What cannot be said is left out: other scripts, pictures, control characters.
 */
public final class TextNormaliser {
    /** Longer results are cut off behind a word: a minute of speech. */
    public static final int MAX_LENGTH = 1_000;

    /** No word is longer, so that there are words to cut off behind. */
    private static final Pattern OVERLONG = Pattern.compile("([A-Za-z']{30})[A-Za-z']++");

    private static final Pattern OVERCONTRACTED =
            Pattern.compile("([A-Za-z]++'[A-Za-z]++'[A-Za-z]++)'[A-Za-z']*+");

    /** A dash or slash that stands for a pause, not for a range. */
    private static final Pattern PAUSE = Pattern.compile("(?<!\\d) - | - (?!\\d)| / ");

    /** Letters that have no decomposition, and signs that have a plainer form. */
    private static final Map<Integer, String> PLAIN =
            Map.ofEntries(
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'Æ', "Ae"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'Œ', "Oe"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'Ø', "O"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'Ł', "L"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'ı', "i"),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) 'ʼ', "'"),
                    Map.entry((int) '`', "'"),
                    Map.entry((int) '‐', "-"),
                    Map.entry((int) '−', "-"),
                    Map.entry((int) '–', " - "),
                    Map.entry((int) '—', " - "),
                    Map.entry((int) '⁄', "/"),
                    Map.entry((int) '€', "€"),
                    Map.entry((int) '£', "£"));

    private static final Pattern BLANKS = Pattern.compile(" ++");
    private static final Pattern HALF_STOP = Pattern.compile("[;:]");
    private static final Pattern UNSPEAKABLE = Pattern.compile("[^A-Za-z',.?!]++");
    private static final Pattern MARKS = Pattern.compile("[ ,.?!]++");
    private static final List<String> STRONGEST_FIRST = List.of("?", "!", ".", ",");
    private static final Pattern AT_THE_START = Pattern.compile("^[ ,.?!]+");
    private static final Pattern AT_THE_END = Pattern.compile("[ ,]+$");

    private TextNormaliser() {}

    public static String normalise(String text) {
        String plain = cutOff(plain(cutOff(text)));
        String said = Rule.applyAll(AddressRules.RULES, plain);
        said = Rule.applyAll(DateRules.RULES, said);
        said = Rule.applyAll(NumberRules.RULES, said);
        said = WordRules.apply(said);
        return AT_THE_END.matcher(cutOff(layOut(said))).replaceAll("");
    }

    /** ASCII and the signs of euro and pound, all blanks the same, no word too long. */
    private static String plain(String text) {
        StringBuilder apart = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    // a fraction must not grow onto the number before it
                    if (Character.getType(c) == Character.OTHER_NUMBER) apart.append(' ');
                    apart.appendCodePoint(c);
                });
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(apart, Normalizer.Form.NFKD)
                .codePoints()
                .forEach(c -> plain.append(plain(c)));
        String even = BLANKS.matcher(plain).replaceAll(" ");
        String cut = OVERLONG.matcher(even).replaceAll("$1 ");
        cut = OVERCONTRACTED.matcher(cut).replaceAll("$1 ");
        return PAUSE.matcher(cut).replaceAll(", ");
    }

    private static String plain(int c) {
        if (PLAIN.containsKey(c)) return PLAIN.get(c);
        if (c > ' ' && c <= '~') return Character.toString(c);
        if (Character.isDigit(c)) return Integer.toString(Character.digit(c, 10));
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT ->
                    ""; // accents and joiners, which stand within words
            default -> " ";
        };
    }

    /** Words apart by one blank, each followed by one mark at most. */
    private static String layOut(String said) {
        String paused = HALF_STOP.matcher(said).replaceAll(",");
        String speakable = UNSPEAKABLE.matcher(paused).replaceAll(" ");
        String apart = MARKS.matcher(speakable).replaceAll(marks -> strongest(marks.group()));
        return AT_THE_START.matcher(apart).replaceAll("");
    }

    /** What is left of blanks and marks in a row. */
    private static String strongest(String marks) {
        for (String mark : STRONGEST_FIRST) if (marks.contains(mark)) return mark + " ";
        return " ";
    }

    private static String cutOff(String text) {
        if (text.length() <= MAX_LENGTH) return text;
        return text.substring(0, Math.max(0, text.lastIndexOf(' ', MAX_LENGTH)));
    }
}
