package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishNumbersTest {
    private final Acceptor any = Grammars.ENGLISH.number(0, 999_999_999);

    @ParameterizedTest
    @CsvSource({
        "zero, 0",
        "forty two, 42",
        "a hundred, 100",
        "one hundred and five, 105",
        "a hundred five, 105",
        "twelve hundred, 1200",
        "ninety nine hundred and ninety nine, 9999",
        "one thousand two hundred and five, 1205",
        "a thousand and one, 1001",
        "twelve thousand, 12000",
        "a million, 1000000",
        "two million and five, 2000005",
        "one hundred and twenty three million four hundred fifty six thousand seven hundred eighty"
                + " nine, 123456789",
        "to hundred for, 204",
    })
    void numbersHaveTheValueThatTheySay(String words, String value) {
        assertEquals(List.of(value), Values.of(words, any));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one two",
                "oh",
                "hundred",
                "a",
                "ten hundred",
                "twenty hundred",
                "zero hundred",
                "one hundred zero",
                "one hundred hundred",
                "five thousand thousand",
                "one hundred and",
                "two thousand three million",
                "twelve hundred thousand",
                "ninety ten",
                "twenty zero",
                "a five"
            })
    void whatIsNoNumberIsNotRead(String words) {
        assertEquals(List.of(), Values.of(words, any));
    }

    @Test
    void theRangeIsHeld() {
        Acceptor few = Grammars.ENGLISH.number(3, 20);
        for (int number = 0; number <= 30; number++)
            assertEquals(
                    number >= 3 && number <= 20 ? List.of(String.valueOf(number)) : List.of(),
                    Values.of(EnglishNumbers.say(number), few));
        assertThrows(IllegalArgumentException.class, () -> Grammars.ENGLISH.number(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> Grammars.ENGLISH.number(5, 4));
        assertThrows(
                IllegalArgumentException.class, () -> Grammars.ENGLISH.number(0, 1_000_000_000));
    }

    @ParameterizedTest
    @CsvSource({"five, 1000", "twenty, 99", "one hundred, 999", "a, 100", "one thousand, 1234"})
    void whatMayBecomeAGreaterNumberMayGoOn(String words, int most) {
        assertTrue(Values.mayGoOn(words, Grammars.ENGLISH.number(0, most)));
    }

    @ParameterizedTest
    @CsvSource({
        "five, 20",
        "twenty, 20",
        "twenty five, 99",
        "nineteen, 1000",
        "one thousand, 1000"
    })
    void whatCannotBecomeAGreaterOneDoesNot(String words, int most) {
        if (words.equals("nineteen")) most = 1_899;
        assertFalse(Values.mayGoOn(words, Grammars.ENGLISH.number(0, most)));
    }

    @Test
    void everyNumberSpokenInEverySupportedWayComesBack() {
        for (int number = 0; number < 12_000; number++) assertComesBack(number, new Random(number));
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++)
            assertComesBack(random.nextInt(1 << random.nextInt(8, 30)) % 1_000_000_000, random);
    }

    private void assertComesBack(int number, Random random) {
        String words = say(number, random);
        assertEquals(List.of(String.valueOf(number)), Values.of(words, any), words);
    }

    /** Says a number in a way of its own choice at every step. */
    static String say(int number, Random random) {
        if (number == 0) return "zero";
        var words = new ArrayList<String>();
        int left = number;
        for (int unit : new int[] {1_000_000, 1_000}) {
            if (left >= unit) {
                boolean hundreds =
                        unit == 1_000
                                && left < 10_000
                                && left / 100 % 10 > 0
                                && random.nextBoolean();
                if (hundreds) break;
                words.add(belowThousand(left / unit, random));
                words.add(unit == 1_000 ? "thousand" : "million");
                left %= unit;
            }
        }
        if (left > 0 && left < 100 && !words.isEmpty() && random.nextBoolean()) words.add("and");
        if (left >= 1_000) words.add(hundreds(left, random));
        else if (left > 0) words.add(belowThousand(left, random));
        String said = String.join(" ", words);
        return random.nextBoolean() ? said.replaceFirst("^one (?=[htm])", "a ") : said;
    }

    private static String belowThousand(int number, Random random) {
        return number < 100 ? EnglishNumbers.sayPair(number) : hundreds(number, random);
    }

    private static String hundreds(int number, Random random) {
        String head = EnglishNumbers.sayPair(number / 100) + " hundred";
        if (number % 100 == 0) return head;
        return head + (random.nextBoolean() ? " and " : " ") + EnglishNumbers.sayPair(number % 100);
    }
}
