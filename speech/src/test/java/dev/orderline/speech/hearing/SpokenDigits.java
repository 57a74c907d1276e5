package dev.orderline.speech.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** How callers say numbers and codes. */
final class SpokenDigits {
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> TEENS =
            List.of(
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private SpokenDigits() {}

    /** Digit by digit, now and then "double five" or "oh". */
    static String say(String digits, RandomGenerator random) {
        boolean oh = random.nextInt(3) == 0;
        boolean doubles = random.nextInt(3) == 0;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            boolean twice = i + 1 < digits.length() && digits.charAt(i + 1) == digit;
            if (twice && doubles) {
                words.add("double");
                i++;
            }
            words.add(digit == '0' && oh ? "oh" : DIGITS.get(digit - '0'));
        }
        return String.join(" ", words);
    }

    /** Two letters and four digits, the letters sometimes by the words pilots use. */
    static String code(RandomGenerator random) {
        List<String> words = new ArrayList<>();
        boolean nato = random.nextInt(3) == 0;
        for (int i = 0; i < 2; i++) {
            int letter = random.nextInt(26);
            words.add(nato ? NATO.get(letter) : String.valueOf((char) ('a' + letter)));
        }
        words.add(say(String.format("%04d", random.nextInt(10_000)), random));
        return String.join(" ", words);
    }

    private static final List<String> NATO =
            List.of(
                    "alpha",
                    "bravo",
                    "charlie",
                    "delta",
                    "echo",
                    "foxtrot",
                    "golf",
                    "hotel",
                    "india",
                    "juliet",
                    "kilo",
                    "lima",
                    "mike",
                    "november",
                    "oscar",
                    "papa",
                    "quebec",
                    "romeo",
                    "sierra",
                    "tango",
                    "uniform",
                    "victor",
                    "whiskey",
                    "x-ray",
                    "yankee",
                    "zulu");

    /** 2 to 999, as one number. */
    static String number(int number) {
        if (number >= 100)
            return DIGITS.get(number / 100)
                    + " hundred"
                    + (number % 100 == 0 ? "" : " and " + number(number % 100));
        if (number < 10) return DIGITS.get(number);
        if (number < 20) return TEENS.get(number - 10);
        return TENS.get(number / 10 - 2) + (number % 10 == 0 ? "" : " " + DIGITS.get(number % 10));
    }
}
