package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns spoken numbers into digits: "oh one", "double five", "twenty three forty five", "nineteen
 * hundred", "one hundred and two". What is written down is what is read out, not a value: "five
 * twenty" is 520.
 */
public final class SpokenNumbers {
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

    private static final Map<String, Integer> TEENS =
            Map.of(
                    "ten",
                    10,
                    "eleven",
                    11,
                    "twelve",
                    12,
                    "thirteen",
                    13,
                    "fourteen",
                    14,
                    "fifteen",
                    15,
                    "sixteen",
                    16,
                    "seventeen",
                    17,
                    "eighteen",
                    18,
                    "nineteen",
                    19);
    private static final Map<String, Integer> TENS =
            Map.of(
                    "twenty", 2, "thirty", 3, "forty", 4, "fifty", 5, "sixty", 6, "seventy", 7,
                    "eighty", 8, "ninety", 9);
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);
    private static final String HUNDRED = "hundred";

    /** One way to read the words from some place on: the digits, and how many words they took. */
    private record Group(String digits, int words) {}

    private final List<String> words;
    private final int length;
    private final Set<String> found = new LinkedHashSet<>();

    private SpokenNumbers(List<String> words, int length) {
        this.words = words;
        this.length = length;
    }

    /**
     * The strings of exactly {@code length} digits that {@code words} can mean, the likeliest
     * first; none if a word is no number. There are several only after "hundred": "one hundred
     * five" is 105 or 1005.
     *
     * @param length at most 32, which bounds the work
     */
    public static List<String> readings(String words, int length) {
        if (length < 1 || length > 32) throw new IllegalArgumentException(length + " digits");
        var numbers = new SpokenNumbers(List.of(words.split(" ")), length);
        numbers.read(0, "");
        return List.copyOf(numbers.found);
    }

    private void read(int at, String digits) {
        if (digits.length() > length) return;
        if (at < words.size())
            for (Group group : groups(at)) read(at + group.words, digits + group.digits);
        else if (digits.length() == length) found.add(digits);
    }

    private List<Group> groups(int at) {
        List<Group> small = small(at);
        if (small.isEmpty()) return repeated(at);
        Group first = small.getFirst();
        return is(at + first.words, HUNDRED) && !first.digits.startsWith("0")
                ? hundreds(at, first)
                : small;
    }

    /** "double five", "triple oh". */
    private List<Group> repeated(int at) {
        Integer times = TIMES.get(word(at));
        Integer digit = DIGITS.get(word(at + 1));
        return times == null || digit == null
                ? List.of()
                : List.of(new Group(String.valueOf(digit).repeat(times), 2));
    }

    /** "five", "fifteen", "fifty", "fifty five". */
    private List<Group> small(int at) {
        Integer digit = DIGITS.get(word(at));
        if (digit != null) return List.of(new Group(String.valueOf(digit), 1));
        Integer teen = TEENS.get(word(at));
        if (teen != null) return List.of(new Group(String.valueOf(teen), 1));
        Integer tens = TENS.get(word(at));
        if (tens == null) return List.of();
        Integer ones = DIGITS.get(word(at + 1));
        return ones == null || ones == 0
                ? List.of(new Group(tens + "0", 1))
                : List.of(new Group("" + tens + ones, 2));
    }

    /** "two hundred", "two hundred and five", "two hundred forty five". */
    private List<Group> hundreds(int at, Group first) {
        int next = at + first.words + 1;
        boolean and = is(next, "and");
        var groups = new ArrayList<Group>();
        for (Group rest : small(and ? next + 1 : next)) {
            if (rest.digits.equals("0")) continue;
            String two = rest.digits.length() == 1 ? "0" + rest.digits : rest.digits;
            groups.add(new Group(first.digits + two, first.words + 1 + (and ? 1 : 0) + rest.words));
        }
        if (!and) groups.add(new Group(first.digits + "00", first.words + 1));
        return groups;
    }

    private boolean is(int at, String word) {
        return word(at).equals(word);
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
