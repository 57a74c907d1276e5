package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Codes of letters and digits as they are spelt: "b h seven six", "l for lima double two". */
final class EnglishCodes {
    private static final List<String> LETTERS = EnglishLetters.names("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private EnglishCodes() {}

    /** The digit first where "oh" and "for" can be either: it is what they usually are. */
    static WordReader<String> reader() {
        return new EnglishDigits().or(new EnglishLetters());
    }

    /**
     * What decoders should favour for codes of {@code pattern}: every character after each that can
     * stand before it.
     */
    static List<String> phrases(String pattern) {
        var phrases = new LinkedHashSet<String>();
        for (int at = 0; at < pattern.length(); at++) {
            List<String> these = names(pattern.charAt(at));
            phrases.addAll(these);
            if (at > 0)
                for (String before : names(pattern.charAt(at - 1)))
                    for (String name : these) phrases.add(before + " " + name);
        }
        if (!pattern.matches("9+")) phrases.addAll(EnglishLetters.phrases());
        if (pattern.contains("9") || pattern.contains("X")) phrases.addAll(EnglishDigits.PHRASES);
        return List.copyOf(phrases);
    }

    private static List<String> names(char kind) {
        return switch (kind) {
            case 'A' -> LETTERS;
            case '9' -> EnglishDigits.names();
            default -> {
                var both = new ArrayList<>(LETTERS);
                both.addAll(EnglishDigits.names());
                yield both;
            }
        };
    }

    /** Words for {@code code}, each character in some way. */
    static String say(String code, RandomGenerator random) {
        return code.chars()
                .mapToObj(each -> say((char) each, random))
                .collect(Collectors.joining(" "));
    }

    private static String say(char each, RandomGenerator random) {
        return Character.isDigit(each)
                ? EnglishDigits.say(each, random)
                : EnglishLetters.say(each, random);
    }
}
