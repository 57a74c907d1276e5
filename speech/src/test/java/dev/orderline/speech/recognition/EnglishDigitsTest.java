package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishDigitsTest {
    /** Of each length from one on. */
    private static final List<Acceptor> DIGITS =
            IntStream.rangeClosed(1, 32)
                    .mapToObj(length -> Grammars.ENGLISH.digits(length, length))
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "one two three, 123",
        "oh zero nought, 000",
        "double oh seven, 007",
        "triple two, 222",
        "treble nine one, 9991",
        "double five double six, 5566",
        "twenty three forty five, 2345",
        "twenty forty, 2040",
        "nineteen eighty four, 1984",
        "ten ten, 1010",
        "five twenty, 520",
        "twenty oh five, 2005",
        "two hundred, 200",
        "two hundred and five, 205",
        "two hundred forty five, 245",
        "nineteen hundred, 1900",
        "twenty three hundred, 2300",
        "one hundred and two three hundred, 102300",
        "five five to too six, 55226",
        "for ate won, 481",
    })
    void spokenNumbersBecomeDigits(String words, String digits) {
        assertEquals(List.of(digits), readings(words, digits.length()));
    }

    @Test
    void hundredFollowedByADigitIsReadBothWays() {
        assertEquals(List.of("105"), readings("one hundred five", 3));
        assertEquals(List.of("1005"), readings("one hundred five", 4));
    }

    /** "thirty" may be "thirty four" yet, unless it makes a number that checks itself. */
    @ParameterizedTest
    @CsvSource({
        "twelve thirty, true",
        "oh one hundred, true",
        "one hundred and, true",
        "twelve thirty four, false",
        "twelve thirty five, false",
        "one two three oh, false",
        "one two three, true",
        "oh one hundred and two, false",
    })
    void tensMayGetOnesUnlessTheNumberIsThere(String words, boolean mayGoOn) {
        Acceptor checking = Grammars.ENGLISH.digits(4, 4, digits -> digits.equals("1235"));
        assertEquals(mayGoOn, Values.mayGoOn(words, checking));
        Acceptor thirty = Grammars.ENGLISH.digits(4, 4, digits -> digits.equals("1230"));
        assertFalse(Values.mayGoOn("twelve thirty", thirty));
        assertFalse(Values.mayGoOn("twelve thirty", Grammars.ENGLISH.digits(4, 4)));
    }

    @Test
    void theShorterReadingOfAHundredComesFirst() {
        assertEquals(
                List.of("1012003", "1001203"), readings("one hundred one two hundred three", 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "five and six",
                "double",
                "double twenty",
                "hundred",
                "one two please",
                "and five",
                "oh hundred",
                "two hundred and",
                "five  six"
            })
    void whatIsNoNumberHasNoReading(String words) {
        for (int length = 1; length <= 8; length++)
            assertEquals(List.of(), readings(words, length));
    }

    @Test
    void anotherLengthHasNoReading() {
        assertEquals(List.of(), readings("one two three", 2));
        assertEquals(List.of(), readings("one two three", 4));
    }

    @Test
    void endlessNumbersCostNoEndlessWork() {
        String words = "one hundred one ".repeat(1_000).strip();
        assertEquals(List.of(), readings(words, 32));
        assertThrows(IllegalArgumentException.class, () -> Grammars.ENGLISH.digits(1, 33));
    }

    @Test
    void everyDigitStringSpokenInEverySupportedWayComesBack() {
        for (int value = 0; value < 10_000; value++) {
            String digits = "%04d".formatted(value);
            assertComesBack(digits, new Speaker(new Random(value)).say(digits));
        }
    }

    @Test
    void longDigitStringsComeBackToo() {
        var random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            var digits = new StringBuilder();
            for (int k = 1 + random.nextInt(12); k > 0; k--) digits.append(random.nextInt(10));
            assertComesBack(digits.toString(), new Speaker(random).say(digits.toString()));
        }
    }

    @Test
    void whateverIsSaidInGroupsIsReadAsThatAndNothingElse() {
        var random = new Random(12);
        for (int value = 0; value < 10_000; value++)
            assertIsReadAs(String.format(Locale.ROOT, "%04d", value), random);
        for (int i = 0; i < 20_000; i++) {
            var digits = new StringBuilder();
            // few different ones: more repeated ones, zeros and hundreds
            int kinds = random.nextBoolean() ? 10 : 3;
            for (int k = 1 + random.nextInt(12); k > 0; k--) digits.append(random.nextInt(kinds));
            assertIsReadAs(digits.toString(), random);
        }
    }

    private static void assertIsReadAs(String digits, Random random) {
        String words = EnglishDigits.sayInGroups(digits, random);
        assertEquals(List.of(digits), readings(words, digits.length()), words);
    }

    @Test
    void groupsAreSaidInEveryWayThatFits() {
        assertEquals(
                Set.of("twenty three forty five", "two hundred and thirty four five"),
                saidFor("2345"));
        assertEquals(Set.of("double oh seven", "double zero seven"), saidFor("007"));
        assertEquals(Set.of("one hundred and two", "ten two"), saidFor("102"));
        assertEquals(Set.of("two hundred", "twenty oh", "twenty zero"), saidFor("200"));
    }

    private static Set<String> saidFor(String digits) {
        var random = new Random(13);
        return Stream.generate(() -> EnglishDigits.sayInGroups(digits, random))
                .limit(200)
                .collect(Collectors.toSet());
    }

    private static List<String> readings(String words, int length) {
        return Values.of(words, DIGITS.get(length - 1));
    }

    private static void assertComesBack(String digits, String words) {
        List<String> readings = readings(words, digits.length());
        assertTrue(readings.contains(digits), () -> digits + " as " + words + " is " + readings);
        if (!words.contains("hundred")) assertEquals(1, readings.size(), words);
    }

    /** Says digits in a way of its own choice at every step. */
    private record Speaker(Random random) {
        private static final List<String> DIGITS =
                List.of(
                        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
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
                List.of(
                        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
                        "ninety");

        String say(String digits) {
            var words = new ArrayList<String>();
            for (int at = 0; at < digits.length(); ) {
                String rest = digits.substring(at);
                at += said(rest, words);
            }
            return String.join(" ", words);
        }

        /** Says the beginning of {@code rest}, and returns how many digits of it. */
        private int said(String rest, List<String> words) {
            int repeats = 1;
            while (repeats < 3 && repeats < rest.length() && rest.charAt(repeats) == rest.charAt(0))
                repeats++;
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (repeats > 1) {
                        words.add(repeats == 2 ? "double" : pick("triple", "treble"));
                        words.add(digit(rest));
                        return repeats;
                    }
                }
                case 1 -> {
                    if (rest.length() >= 2 && rest.charAt(0) != '0') {
                        words.add(pair(rest.substring(0, 2)));
                        // "twenty" then "five" is 25: who means 20 5 says "two zero five"
                        boolean wouldJoin =
                                rest.charAt(1) == '0'
                                        && rest.charAt(0) != '1'
                                        && rest.length() > 2
                                        && rest.charAt(2) != '0';
                        if (!wouldJoin) return 2;
                        words.removeLast();
                    }
                }
                case 2 -> {
                    if (rest.length() >= 3 && rest.charAt(0) != '0') {
                        words.add(digit(rest));
                        words.add("hundred");
                        String two = rest.substring(1, 3);
                        if (two.equals("00")) {
                            if (rest.length() == 3) return 3;
                        } else {
                            if (two.startsWith("0") || random.nextBoolean()) words.add("and");
                            words.add(two.startsWith("0") ? digit(two.substring(1)) : pair(two));
                            boolean wouldJoin =
                                    two.charAt(1) == '0'
                                            && two.charAt(0) > '1'
                                            && rest.length() > 3
                                            && rest.charAt(3) != '0';
                            if (!wouldJoin) return 3;
                            words.removeLast();
                            if (words.getLast().equals("and")) words.removeLast();
                        }
                        words.removeLast();
                        words.removeLast();
                    }
                }
                default -> {}
            }
            words.add(digit(rest));
            return 1;
        }

        private String digit(String rest) {
            return rest.charAt(0) == '0'
                    ? pick("zero", "oh", "o", "nought", "naught")
                    : DIGITS.get(rest.charAt(0) - '0');
        }

        private String pair(String two) {
            int tens = two.charAt(0) - '0';
            int ones = two.charAt(1) - '0';
            if (tens == 1) return TEENS.get(ones);
            return ones == 0 ? TENS.get(tens) : TENS.get(tens) + " " + DIGITS.get(ones);
        }

        private String pick(String... words) {
            return words[random.nextInt(words.length)];
        }
    }

    @Test
    void whatIsExpectedIsSaidInTheUsualWays() {
        assertEquals(
                List.of(
                        "zero one one two",
                        "zero double one two",
                        "oh one one two",
                        "oh double one two"),
                EnglishDigits.sayings("0112"));
        assertEquals(List.of("one two"), EnglishDigits.sayings("12"));
        assertTrue(EnglishDigits.sayings("1020").contains("one oh two zero"));
        assertEquals(64, EnglishDigits.sayings("00000000").size());
    }

    @Test
    void everyUsualWayIsReadBack() {
        var random = new Random(3);
        Acceptor digits = new AmericanEnglish().digits(8, 8);
        for (int i = 0; i < 300; i++) {
            String value = String.format("%08d", random.nextInt(100_000_000));
            List<String> sayings = digits.sayings(value);
            assertFalse(sayings.isEmpty());
            for (String said : sayings)
                assertEquals(
                        value, digits.readings(List.of(said.split(" ")), 0).getFirst().value());
        }
        assertEquals(List.of(), digits.sayings("1234567"));
        assertEquals(List.of(), digits.sayings("1234567x"));
    }
}
