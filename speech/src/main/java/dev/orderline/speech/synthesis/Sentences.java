package dev.orderline.speech.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences end. */
public final class Sentences {
    /** Marks, closing quotes, blanks, and then what a sentence or a slot begins with. */
    private static final Pattern END =
            Pattern.compile(
                    "([.?!]+)[\"')\u201d\u2019]*(\\s+)(?=[\"'(\u201c\u2018]?[\\p{Lu}\\d{])");

    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}.]*$");

    /** Abbreviations that stand before a name or a number. */
    private static final Set<String> BEFORE_MORE =
            Set.of(
                    "mr", "mrs", "ms", "dr", "st", "mt", "no", "ext", "apt", "vs", "jan", "feb",
                    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

    private Sentences() {}

    /**
     * The sentences of a text, in order, with their marks and without blanks around them. A dot
     * behind an abbreviation or an initial is taken to go on, so that a sentence is rather too long
     * than cut in two.
     */
    public static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        Matcher end = END.matcher(text);
        while (end.find()) {
            if (end.group(1).equals(".") && goesOn(text.substring(from, end.start()))) continue;
            add(text.substring(from, end.start(2)), sentences);
            from = end.end();
        }
        add(text.substring(from), sentences);
        return List.copyOf(sentences);
    }

    private static boolean goesOn(String beforeDot) {
        Matcher last = LAST_WORD.matcher(beforeDot);
        if (!last.find()) return false;
        String word = last.group();
        return word.length() == 1
                || word.contains(".")
                || BEFORE_MORE.contains(word.toLowerCase(Locale.ROOT));
    }

    private static void add(String sentence, List<String> sentences) {
        if (!sentence.isBlank()) sentences.add(sentence.strip());
    }
}
