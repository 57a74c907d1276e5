package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Turns spoken numbers into digits: "oh one", "double five", "twenty three forty five", "nineteen
 * hundred", "one hundred and two". What is written down is what is read out, not a value: "five
 * twenty" is 520.
 */
final class EnglishDigits implements WordReader<String> {
    /** With the words that sound exactly alike: no recogniser can tell them from digits. */
    private static final Map<String, Integer> DIGITS =
            Map.ofEntries(
                    Map.entry("zero", 0),
                    Map.entry("oh", 0),
                    Map.entry("o", 0),
                    Map.entry("nought", 0),
                    Map.entry("naught", 0),
                    Map.entry("one", 1),
                    Map.entry("won", 1),
                    Map.entry("two", 2),
                    Map.entry("to", 2),
                    Map.entry("too", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("for", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("ate", 8),
                    Map.entry("nine", 9));

    static final List<String> ONES =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    static final List<String> TEENS =
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
    static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /** How often "double" says a digit or letter. */
    static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);

    private static final int MAX_SAYINGS = 64;
    private static final String HUNDRED = "hundred";
    private static final List<String> NONE = List.of("zero", "oh");

    /**
     * Each way to say one number, and every digit after every other: a decoder that goes by pairs
     * of words then takes a digit after a digit for likelier than any other word.
     */
    static final List<String> PHRASES = phrases();

    /** Digits and nothing else. */
    static final List<String> ONE_BY_ONE = oneByOne();

    /** The digit that {@code word} is; -1 if it is none. */
    static int digit(String word) {
        return DIGITS.getOrDefault(word, -1);
    }

    /** The one or two digits of "five", "fifteen", "fifty"; -1 if {@code word} is none of them. */
    static int small(String word) {
        int digit = digit(word);
        if (digit >= 0) return digit;
        int teen = TEENS.indexOf(word);
        if (teen >= 0) return 10 + teen;
        int tens = TENS.indexOf(word);
        return tens >= 0 ? 20 + 10 * tens : -1;
    }

    /**
     * The digits of the next group. There are several ways only after "hundred": "one hundred five"
     * is 105 or 100 and five.
     */
    @Override
    public List<Read<String>> at(Words words, int at) {
        List<Read<String>> pair = pair(words, at);
        if (pair.isEmpty()) return repeated(words, at);
        Read<String> first = pair.getFirst();
        return !first.value().startsWith("0") && words.is(first.to(), HUNDRED)
                ? hundreds(words, first)
                : pair;
    }

    /** "double five", "triple oh". */
    private static List<Read<String>> repeated(Words words, int at) {
        Integer times = TIMES.get(words.at(at));
        int digit = times == null ? -1 : digit(words.at(at + 1));
        return times == null || digit < 0
                ? List.of()
                : List.of(new Read<>(at + 2, String.valueOf(digit).repeat(times)));
    }

    /** "five", "fifteen", "fifty", "fifty five". */
    private static List<Read<String>> pair(Words words, int at) {
        int small = small(words.at(at));
        if (small < 0) return List.of();
        int ones = small >= 20 ? digit(words.at(at + 1)) : 0;
        return ones > 0
                ? List.of(new Read<>(at + 2, String.valueOf(small + ones)))
                : List.of(new Read<>(at + 1, String.valueOf(small)));
    }

    /** "two hundred", "two hundred and five", "two hundred forty five". */
    private static List<Read<String>> hundreds(Words words, Read<String> first) {
        int next = first.to() + 1;
        boolean and = words.is(next, "and");
        var groups = new ArrayList<Read<String>>(2);
        for (Read<String> rest : pair(words, and ? next + 1 : next)) {
            if (rest.value().equals("0")) continue;
            String two = rest.value().length() == 1 ? "0" + rest.value() : rest.value();
            groups.add(new Read<>(rest.to(), first.value() + two));
        }
        if (!and) groups.add(new Read<>(next, first.value() + "00"));
        return groups;
    }

    private static List<String> oneByOne() {
        var phrases = new ArrayList<String>();
        List<String> digits = names();
        for (String digit : digits) {
            for (String next : digits) phrases.add(digit + " " + next);
            for (String times : List.of("double", "triple")) phrases.add(times + " " + digit);
            phrases.add(digit);
        }
        return List.copyOf(phrases);
    }

    private static List<String> phrases() {
        var phrases = new ArrayList<>(oneByOne());
        for (String tens : TENS) {
            for (String digit : ONES) phrases.add(tens + " " + digit);
            phrases.add(tens);
        }
        phrases.addAll(TEENS);
        for (String digit : ONES) phrases.add(digit + " hundred and " + digit);
        return List.copyOf(phrases);
    }

    /** How decoders know the digits. */
    static List<String> names() {
        List<String> names = new ArrayList<>(NONE);
        names.addAll(ONES);
        return names;
    }

    /** Words for {@code digit}, 0 to 9. */
    static String say(char digit, RandomGenerator random) {
        return digit == '0' ? NONE.get(random.nextInt(NONE.size())) : say(digit);
    }

    /**
     * The usual ways to say {@code digits}, up to {@link #MAX_SAYINGS}: one by one or with
     * "double", and each zero in two ways.
     */
    static List<String> sayings(String digits) {
        var all = new ArrayList<String>();
        addSayings(digits, 0, "", all);
        return List.copyOf(all);
    }

    private static void addSayings(String digits, int at, String before, List<String> all) {
        if (all.size() == MAX_SAYINGS) return;
        if (at == digits.length()) {
            all.add(before.strip());
            return;
        }
        int digit = digits.charAt(at) - '0';
        List<String> names = digit == 0 ? NONE : List.of(ONES.get(digit - 1));
        for (String name : names) {
            addSayings(digits, at + 1, before + " " + name, all);
            if (twice(digits, at)) addSayings(digits, at + 2, before + " double " + name, all);
        }
    }

    private static boolean twice(String digits, int at) {
        return at + 1 < digits.length() && digits.charAt(at) == digits.charAt(at + 1);
    }

    /** Words for {@code digits}, one by one, some repeated ones as "double". */
    static String say(String digits, RandomGenerator random) {
        var words = new ArrayList<String>();
        for (int at = 0; at < digits.length(); at++) {
            if (twice(digits, at) && random.nextBoolean()) {
                words.add("double");
                at++;
            }
            words.add(say(digits.charAt(at), random));
        }
        return String.join(" ", words);
    }

    /**
     * Words for {@code digits} in groups, each in one of the ways that fit: "double oh seven",
     * "twenty three forty five", "one hundred and two". They are read as these digits, and as no
     * others of that length.
     */
    static String sayInGroups(String digits, RandomGenerator random) {
        var words = new ArrayList<String>();
        for (int at = 0; at < digits.length(); ) {
            List<Group> groups = groups(digits.substring(at), random);
            Group group = groups.get(random.nextInt(groups.size()));
            words.add(group.words);
            at += group.digits;
        }
        return String.join(" ", words);
    }

    /** The beginning of some digits, as one group. */
    private record Group(int digits, String words) {}

    /** The groups that {@code digits} may begin with; a single digit only if there is no other. */
    private static List<Group> groups(String digits, RandomGenerator random) {
        var groups = new ArrayList<Group>(3);
        char first = digits.charAt(0);
        if (digits.length() > 1 && digits.charAt(1) == first)
            groups.add(new Group(2, "double " + say(first, random)));
        if (digits.length() > 2 && digits.startsWith(String.valueOf(first).repeat(3)))
            groups.add(new Group(3, "triple " + say(first, random)));
        if (digits.length() > 1 && first != '0' && !wouldJoin(digits, 2))
            groups.add(new Group(2, EnglishNumbers.sayPair(value(digits, 0, 2))));
        if (digits.length() > 2 && first != '0') addHundreds(digits, groups);
        return groups.isEmpty() ? List.of(new Group(1, say(first, random))) : groups;
    }

    /** "two hundred" is read with the number that follows, unless that begins with a zero. */
    private static void addHundreds(String digits, List<Group> groups) {
        String hundreds = say(digits.charAt(0)) + " " + HUNDRED;
        int rest = value(digits, 1, 3);
        if (rest == 0 && (digits.length() == 3 || digits.charAt(3) == '0'))
            groups.add(new Group(3, hundreds));
        if (rest > 0 && !wouldJoin(digits, 3))
            groups.add(new Group(3, hundreds + " and " + EnglishNumbers.sayPair(rest)));
    }

    /** Whether a group that ends before {@code end} ends in tens, to which the next digit goes. */
    private static boolean wouldJoin(String digits, int end) {
        return digits.length() > end
                && digits.charAt(end) != '0'
                && digits.charAt(end - 1) == '0'
                && digits.charAt(end - 2) > '1';
    }

    private static int value(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    /** The word for {@code digit}, 1 to 9. */
    private static String say(char digit) {
        return ONES.get(digit - '1');
    }
}
