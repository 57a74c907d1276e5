package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A number of known length that is read out, such as an order number: digit by digit, in pairs
 * ("twenty three"), with "double" and "triple", after words like "my order number is". Its meaning
 * has the slot's name and the digits.
 */
public final class DigitString implements Grammar {
    /** People look for the next group of digits; the longest usual pause between groups. */
    private static final Duration PATIENCE = Duration.ofMillis(1_200);

    private static final List<String> DIGITS =
            List.of(
                    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight",
                    "nine");
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
    private static final List<String> NUMBERS = numbers();

    private final String slot;
    private final int length;
    private final Predicate<String> check;
    private final Set<String> leadIns = new LinkedHashSet<>();

    /**
     * @param slot what the digits fill; also this grammar's name
     * @param called what callers call it: {@code order number}
     * @param check what else must hold of the digits, such as a check digit
     */
    public DigitString(String slot, int length, List<String> called, Predicate<String> check) {
        this.slot = slot;
        this.length = length;
        this.check = check;
        String is = "(it is | it's | that is | that's | this is)";
        leadIns.addAll(PhrasePattern.expand("[yes | sure | okay] " + is));
        for (String thing : called)
            leadIns.addAll(
                    PhrasePattern.expand("[yes | sure | okay] [my | the] " + thing + " [is]"));
        leadIns.addAll(List.of("yes", "sure"));
    }

    /** Any digits of that length. */
    public DigitString(String slot, int length, List<String> called) {
        this(slot, length, called, _ -> true);
    }

    @Override
    public String name() {
        return slot;
    }

    @Override
    public List<String> phrases() {
        return Stream.concat(NUMBERS.stream(), leadIns.stream()).toList();
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return readings(words).filter(check).findFirst().map(digits -> new Meaning(slot, digits));
    }

    /** All digits are there; whether they pass the check does not matter. */
    @Override
    public boolean complete(String words) {
        return readings(words).findAny().isPresent();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    private Stream<String> readings(String words) {
        String said = Courtesies.strip(words);
        return Stream.concat(
                        Stream.of(said),
                        leadIns.stream()
                                .filter(leadIn -> said.startsWith(leadIn + " "))
                                .map(leadIn -> said.substring(leadIn.length() + 1)))
                .flatMap(number -> SpokenNumbers.readings(number, length).stream())
                .distinct();
    }

    /**
     * Each way to say one number, and every digit after every other: a decoder that goes by pairs
     * of words then takes a digit after a digit for likelier than any other word.
     */
    private static List<String> numbers() {
        var numbers = new ArrayList<String>();
        for (String digit : DIGITS) {
            for (String next : DIGITS) numbers.add(digit + " " + next);
            for (String times : List.of("double", "triple")) numbers.add(times + " " + digit);
            numbers.add(digit);
        }
        List<String> ones = DIGITS.subList(2, DIGITS.size());
        for (String tens : TENS) {
            for (String digit : ones) numbers.add(tens + " " + digit);
            numbers.add(tens);
        }
        numbers.addAll(TEENS);
        for (String digit : ones) numbers.add(digit + " hundred and " + digit);
        return List.copyOf(numbers);
    }
}
