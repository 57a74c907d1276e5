package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Codes of letters and digits as they are spelt: "b h seven six", "l for lima double two". */
final class EnglishCodes {
    private static final List<String> LETTERS = EnglishLetters.names("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static final Pattern LETTER_OR_DIGITS = Pattern.compile("[A-Z]|[0-9]+");
    private static final int MAX_SAYINGS = 100;

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
        var phrases = new LinkedHashSet<>(oneByOne(pattern));
        if (pattern.contains("9") || pattern.contains("X")) phrases.addAll(EnglishDigits.PHRASES);
        return List.copyOf(phrases);
    }

    /** Characters and nothing else: no "forty" to be heard for "four t". */
    static List<String> oneByOne(String pattern) {
        var phrases = new LinkedHashSet<String>();
        for (int at = 0; at < pattern.length(); at++) {
            List<String> these = names(pattern.charAt(at));
            phrases.addAll(these);
            if (at > 0)
                for (String before : names(pattern.charAt(at - 1)))
                    for (String name : these) phrases.add(before + " " + name);
        }
        if (!pattern.matches("9+")) phrases.addAll(EnglishLetters.phrases());
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

    /**
     * The usual ways to say {@code code}: up to {@link #MAX_SAYINGS} of all ways to say its letters
     * and its digits.
     */
    static List<String> sayings(String code) {
        List<String> all = List.of("");
        Matcher parts = LETTER_OR_DIGITS.matcher(code);
        while (parts.find()) {
            String part = parts.group();
            List<String> ways =
                    Character.isDigit(part.charAt(0))
                            ? EnglishDigits.sayings(part)
                            : EnglishLetters.sayings(part.charAt(0));
            if (all.size() * ways.size() > MAX_SAYINGS) ways = ways.subList(0, 1);
            List<String> next = ways;
            all =
                    all.stream()
                            .flatMap(before ->
                                    next.stream().map(way -> (before + " " + way).strip()))
                            .toList();
        }
        return all;
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
