package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishMoneyTest {
    private final Acceptor dollars = money("USD");

    @ParameterizedTest
    @CsvSource({
        "twenty four dollars and ninety nine cents, 2499",
        "twenty four dollars ninety nine cents, 2499",
        "twenty four dollars ninety nine, 2499",
        "twenty four dollars and five cents, 2405",
        "twenty four ninety nine, 2499",
        "twenty four oh five, 2405",
        "twenty four point nine nine, 2499",
        "twenty four point ninety nine dollars, 2499",
        "a hundred bucks, 10000",
        "a buck fifty, 150",
        "two fifty, 250",
        "one hundred and seventy three dollars, 17300",
        "three hundred and forty five dollars forty five cents, 34545",
        "twelve hundred dollars, 120000",
        "fifty cents, 50",
        "a dollar, 100",
        "a penny, 1",
        "one cent, 1",
        "one hundred twenty, 12000",
        "twenty, 2000",
        "zero dollars, 0",
    })
    void amountsAreInCents(String words, String cents) {
        assertEquals(cents, Values.of(words, dollars).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "GBP, twenty pounds and fifty pence, 2050",
        "GBP, twenty quid, 2000",
        "GBP, fifty p, 50",
        "GBP, a pound fifty, 150",
        "EUR, twenty euros and fifty cents, 2050",
        "EUR, twenty euro fifty, 2050",
        "CAD, a hundred bucks, 10000",
    })
    void eachCurrencyHasItsWords(String currency, String words, String minor) {
        assertEquals(minor, Values.of(words, money(currency)).getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dollars",
                "twenty pounds",
                "a",
                "twenty four dollars and",
                "twenty four dollars and a hundred cents",
                "five cents dollars",
                "twenty dollars thirty dollars",
                "one two three dollars"
            })
    void anythingElseIsNoAmount(String words) {
        assertEquals(List.of(), Values.of(words, dollars));
    }

    @Test
    void aCurrencyWithoutWordsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> money("JPY"));
    }

    @Test
    void centsAreWaitedForUntilTheyAreThere() {
        assertTrue(Values.mayGoOn("twenty four dollars", dollars));
        assertTrue(Values.mayGoOn("twenty four", dollars));
        assertFalse(Values.mayGoOn("twenty four dollars and ninety nine cents", dollars));
        assertFalse(Values.mayGoOn("twenty four ninety nine", dollars));
        assertFalse(Values.mayGoOn("fifty cents", dollars));
    }

    @Test
    void everyAmountSpokenInEverySupportedWayComesBack() {
        var random = new Random(3);
        for (int i = 0; i < 8_000; i++) {
            int cents = random.nextInt(1 << random.nextInt(1, 25));
            String words = say(cents, random);
            List<String> values = Values.of(words, dollars);
            assertFalse(values.isEmpty(), words);
            assertEquals(String.valueOf(cents), values.getFirst(), words);
        }
    }

    /** Says an amount in a way of its own choice. */
    private static String say(int cents, Random random) {
        int whole = cents / 100;
        int rest = cents % 100;
        String amount = EnglishNumbersTest.say(whole, random);
        if (whole == 0 && rest > 0 && random.nextBoolean())
            return EnglishNumbers.sayPair(rest) + (rest == 1 ? " cent" : " cents");
        String unit = random.nextBoolean() ? (whole == 1 ? " dollar" : " dollars") : " bucks";
        if (rest == 0) return random.nextInt(4) == 0 ? amount : amount + unit;
        String two =
                rest < 10 ? "oh " + EnglishNumbers.sayPair(rest) : EnglishNumbers.sayPair(rest);
        return switch (random.nextInt(5)) {
            case 0 -> amount + unit + " and " + EnglishNumbers.sayPair(rest) + " cents";
            case 1 -> amount + unit + " " + EnglishNumbers.sayPair(rest) + " cents";
            case 2 -> amount + unit + " " + two;
            case 3 -> amount + " point " + digit(rest / 10) + " " + digit(rest % 10);
            // "a hundred" then "twenty" is 120: who means 100.20 says "dollars"
            default -> amount + (whole % 100 == 0 ? unit : "") + " " + two;
        };
    }

    private static String digit(int digit) {
        return EnglishNumbers.say(digit);
    }

    private static Acceptor money(String currency) {
        return Grammars.ENGLISH.money(Currency.getInstance(currency));
    }
}
