package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** English numbers as values: "twelve hundred and five", "the twenty first", "twenty oh six". */
final class EnglishNumbers {
    /** Nobody says greater ones. */
    static final int MOST = 999_999_999;

    /**
     * A word after which smaller numbers are added: "two hundred", "two thousand".
     *
     * @param most the greatest number that may stand before it
     */
    private record Scale(String word, int unit, int most) {}

    /** "Twelve hundred" and its like end below ten thousand. */
    private static final List<Scale> SCALES =
            List.of(
                    new Scale("hundred", 100, 99),
                    new Scale("thousand", 1_000, 999),
                    new Scale("million", 1_000_000, 999));

    private static final List<String> ORDINALS =
            List.of(
                    "first",
                    "second",
                    "third",
                    "fourth",
                    "fifth",
                    "sixth",
                    "seventh",
                    "eighth",
                    "ninth",
                    "tenth",
                    "eleventh",
                    "twelfth",
                    "thirteenth",
                    "fourteenth",
                    "fifteenth",
                    "sixteenth",
                    "seventeenth",
                    "eighteenth",
                    "nineteenth");

    private EnglishNumbers() {}

    /**
     * Whole numbers from 0 to {@code most}. "A hundred" is 100, "twelve hundred" 1200. Words that
     * would make more than {@code most} are not waited for.
     *
     * @param most at most {@link #MOST}
     */
    static WordReader<Integer> cardinal(int most) {
        return (words, at) ->
                read(words, at, SCALES.size(), most).stream()
                        .sorted(
                                Comparator.comparingInt((Read<Integer> read) -> read.to())
                                        .reversed())
                        .toList();
    }

    /** Numbers whose greatest scale is one of the first {@code scales}, 0 to {@code most}. */
    private static List<Read<Integer>> read(Words words, int at, int scales, int most) {
        if (scales == 0) return small(words, at, most);
        Scale scale = SCALES.get(scales - 1);
        var all = new ArrayList<>(read(words, at, scales - 1, most));
        for (Read<Integer> head :
                heads(words, at, scales - 1, Math.min(scale.most, most / scale.unit)))
            if (words.is(head.to(), scale.word))
                addRest(words, head.to() + 1, head.value() * scale.unit, scales - 1, most, all);
        return all;
    }

    /** What may stand before a scale's word. */
    private static List<Read<Integer>> heads(Words words, int at, int scales, int most) {
        if (most < 1) return List.of();
        var all = new ArrayList<Read<Integer>>();
        if (words.is(at, "a")) all.add(new Read<>(at + 1, 1));
        for (Read<Integer> head : read(words, at, scales, most))
            if (head.value() > 0 && (scales > 0 || head.value() < 10 || head.value() % 10 > 0))
                all.add(head);
        return all;
    }

    /** Adds {@code base} alone, and with what may follow it. */
    private static void addRest(
            Words words, int at, int base, int scales, int most, List<Read<Integer>> all) {
        all.add(new Read<>(at, base));
        int room = Math.min(most - base, SCALES.get(scales).unit - 1);
        if (room < 1) return;
        int next = words.is(at, "and") ? at + 1 : at;
        for (Read<Integer> rest : read(words, next, scales, room))
            if (rest.value() > 0) all.add(new Read<>(rest.to(), base + rest.value()));
    }

    /** "zero", "five", "fifteen", "fifty", "fifty five". */
    private static List<Read<Integer>> small(Words words, int at, int most) {
        String word = words.at(at);
        int small = EnglishDigits.small(word);
        if (small < 0 || small > most || isOh(word)) return List.of();
        var all = new ArrayList<Read<Integer>>(2);
        all.add(new Read<>(at + 1, small));
        if (small >= 20 && small < most) {
            int ones = EnglishDigits.digit(words.at(at + 1));
            if (ones > 0 && small + ones <= most) all.add(new Read<>(at + 2, small + ones));
        }
        return all;
    }

    private static boolean isOh(String word) {
        return word.equals("oh") || word.equals("o");
    }

    /** Two digits as hundredths are said: "ninety nine", "fifty", "oh five". */
    static WordReader<Integer> hundredths() {
        WordReader<Integer> ten = cardinal(99).where(number -> number >= 10);
        return ten.or(EnglishNumbers::ohAndDigit);
    }

    private static List<Read<Integer>> ohAndDigit(Words words, int at) {
        if (EnglishDigits.digit(words.at(at)) != 0) return List.of();
        int digit = EnglishDigits.digit(words.at(at + 1));
        return digit < 0 ? List.of() : List.of(new Read<>(at + 2, digit));
    }

    /** "first" to "thirty first". */
    static WordReader<Integer> ordinal() {
        Map<String, Integer> days = new HashMap<>();
        for (int day = 1; day <= 31; day++) days.put(sayOrdinal(day), day);
        return new Lexicon<>(days);
    }

    /** Years from 1900 to 2099: "twenty twenty six", "two thousand and six", "two oh two six". */
    static WordReader<Integer> year() {
        WordReader<Integer> century = new Lexicon<>(Map.of("nineteen", 1_900, "twenty", 2_000));
        WordReader<Integer> pairs = century.then(hundredths(), Integer::sum);
        WordReader<Integer> thousands = cardinal(2_099).where(year -> year >= 2_000);
        return pairs.or(thousands).or(EnglishNumbers::fourDigits);
    }

    private static List<Read<Integer>> fourDigits(Words words, int at) {
        int year = 0;
        for (int i = 0; i < 4; i++) {
            int digit = EnglishDigits.digit(words.at(at + i));
            if (digit < 0) return List.of();
            year = 10 * year + digit;
        }
        return year >= 1_900 && year <= 2_099 ? List.of(new Read<>(at + 4, year)) : List.of();
    }

    /** Words for {@code number}, 0 to {@link #MOST}. */
    static String say(int number) {
        return say(number, " ");
    }

    /** Words for {@code number}, 0 to {@link #MOST}, with "and" or without. */
    static String say(int number, RandomGenerator random) {
        return say(number, random.nextBoolean() ? " and " : " ");
    }

    /**
     * @param joint what stands before the last two digits
     */
    private static String say(int number, String joint) {
        if (number < 100) return number == 0 ? "zero" : sayPair(number);
        Scale scale = SCALES.getFirst();
        for (Scale greater : SCALES) if (number >= greater.unit) scale = greater;
        String head = say(number / scale.unit, joint) + " " + scale.word;
        int rest = number % scale.unit;
        if (rest == 0) return head;
        return head + (rest < 100 ? joint : " ") + say(rest, joint);
    }

    /** Words for 1 to 99. */
    static String sayPair(int number) {
        if (number < 10) return EnglishDigits.ONES.get(number - 1);
        if (number < 20) return EnglishDigits.TEENS.get(number - 10);
        String tens = EnglishDigits.TENS.get(number / 10 - 2);
        return number % 10 == 0 ? tens : tens + " " + EnglishDigits.ONES.get(number % 10 - 1);
    }

    /** Words for the ordinals of 1 to 99. */
    static String sayOrdinal(int number) {
        if (number < 20) return ORDINALS.get(number - 1);
        String tens = EnglishDigits.TENS.get(number / 10 - 2);
        return number % 10 == 0
                ? tens.substring(0, tens.length() - 1) + "ieth"
                : tens + " " + ORDINALS.get(number % 10 - 1);
    }

    /**
     * What decoders should favour for numbers up to {@code most}: every word after those that it
     * may follow.
     */
    static List<String> phrases(int most) {
        var phrases = new ArrayList<String>();
        for (int number = 0; number <= Math.min(most, 99); number++)
            phrases.add(number == 0 ? "zero" : sayPair(number));
        for (Scale scale : SCALES) {
            if (most < scale.unit) continue;
            phrases.add("a " + scale.word);
            for (String ones : EnglishDigits.ONES) {
                phrases.add(ones + " " + scale.word);
                phrases.add(scale.word + " and " + ones);
                phrases.add(scale.word + " " + ones);
            }
            for (String teen : EnglishDigits.TEENS) phrases.add(scale.word + " " + teen);
            for (String tens : EnglishDigits.TENS) phrases.add(scale.word + " " + tens);
        }
        return phrases;
    }
}
