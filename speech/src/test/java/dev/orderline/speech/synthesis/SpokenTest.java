package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    7            | seven
                    02139        | zero two one three nine
                    203115       | two zero three, one one five
                    5550199      | five five five, zero one nine nine
                    20311540     | two zero three one, one five four zero
                    123456789    | one two three, four five six, seven eight nine
                    8005550199   | eight zero zero, five five five, zero one nine nine
                    18005550199  | one eight zero, zero five five five, zero one nine nine
                    """)
    void longStringsOfDigitsHavePauses(String digits, String said) {
        assertEquals(said, Spoken.digits(digits));
    }

    @Test
    void ofNoDigitsNothingIsSaid() {
        assertEquals("", Spoken.digits(""));
        assertThrows(IllegalArgumentException.class, () -> Spoken.digits("12a"));
        assertThrows(IllegalArgumentException.class, () -> Spoken.digits("\u0661"));
    }

    @Test
    void lettersAreSaidByTheirNames() {
        assertEquals("ay bee see double you zee", Spoken.letters("AbCwZ"));
        assertThrows(IllegalArgumentException.class, () -> Spoken.letters("a1"));
        assertThrows(IllegalArgumentException.class, () -> Spoken.letters("\u00e9"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "13, thirteen",
        "20, twenty",
        "99, ninety nine",
        "100, one hundred",
        "1234, one thousand two hundred thirty four",
        "10005, ten thousand five",
        "2000000, two million",
        "-5, minus five",
    })
    void numbersAreSaidInFull(long number, String said) {
        assertEquals(said, Spoken.number(number));
    }

    @Test
    void theGreatestNumberIsSaidAndTheSmallestRefused() {
        assertEquals(
                "nine quintillion two hundred twenty three quadrillion three hundred seventy two"
                        + " trillion thirty six billion eight hundred fifty four million seven"
                        + " hundred seventy five thousand eight hundred seven",
                Spoken.number(Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Spoken.number(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "1, first",
        "2, second",
        "3, third",
        "4, fourth",
        "5, fifth",
        "8, eighth",
        "9, ninth",
        "12, twelfth",
        "13, thirteenth",
        "20, twentieth",
        "21, twenty first",
        "40, fortieth",
        "100, one hundredth",
        "112, one hundred twelfth",
        "1000, one thousandth",
    })
    void ordinalsEndAsTheyShould(long number, String said) {
        assertEquals(said, Spoken.ordinal(number));
    }

    @Test
    void onlyOneIsSingular() {
        assertEquals("one item", Spoken.quantity(1, "item", "items"));
        assertEquals("zero items", Spoken.quantity(0, "item", "items"));
        assertEquals("twelve boxes", Spoken.quantity(12, "box", "boxes"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, zero dollars",
        "1, one cent",
        "99, ninety nine cents",
        "100, one dollar",
        "101, one dollar and one cent",
        "2499, twenty four dollars and ninety nine cents",
        "200, two dollars",
        "123456, one thousand two hundred thirty four dollars and fifty six cents",
    })
    void moneyLeavesOutWhatIsZero(long cents, String said) {
        assertEquals(said, Spoken.money(cents, USD));
    }

    @Test
    void everyCurrencyHasItsWordsOrIsRefused() {
        assertEquals("one penny", Spoken.money(1, Currency.getInstance("GBP")));
        assertEquals("two pounds and two pence", Spoken.money(202, Currency.getInstance("GBP")));
        assertEquals("one euro", Spoken.money(100, Currency.getInstance("EUR")));
        assertEquals("two Canadian dollars", Spoken.money(200, Currency.getInstance("CAD")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Spoken.money(100, Currency.getInstance("JPY")));
        assertThrows(IllegalArgumentException.class, () -> Spoken.money(-1, USD));
    }

    /** 2026-11-25 is a Wednesday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-25 | today
                    2026-11-26 | tomorrow
                    2026-11-24 | yesterday
                    2026-11-27 | this Friday
                    2026-11-28 | this Saturday
                    2026-11-29 | Sunday, November twenty ninth
                    2026-11-30 | Monday, November thirtieth
                    2026-12-01 | Tuesday, December first
                    2026-12-02 | Wednesday, December second
                    2026-11-23 | Monday, November twenty third
                    2026-11-22 | Sunday, November twenty second
                    2026-11-21 | last Saturday
                    2026-11-20 | last Friday
                    2026-11-19 | last Thursday
                    2026-11-18 | Wednesday, November eighteenth
                    2027-01-01 | Friday, January first, twenty twenty seven
                    2005-03-31 | Thursday, March thirty first, two thousand five
                    """)
    void daysAreNamedAsAPersonWouldOnAWednesday(LocalDate date, String said) {
        assertEquals(said, Spoken.date(date, LocalDate.of(2026, 11, 25)));
    }

    /** Whose week ends when: on Sundays "this" and "last" are only used where all agree. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-24 | Tuesday, November twenty fourth
                    2026-11-27 | Friday, November twenty seventh
                    2026-11-20 | Friday, November twentieth
                    2026-11-21 | yesterday
                    2026-11-28 | Saturday, November twenty eighth
                    """)
    void daysAreNamedAsAPersonWouldOnASunday(LocalDate date, String said) {
        assertEquals(said, Spoken.date(date, LocalDate.of(2026, 11, 22)));
    }

    @Test
    void aDayOfAnotherYearThatIsNearKeepsItsNearName() {
        assertEquals("tomorrow", Spoken.date(LocalDate.of(2027, 1, 1), LocalDate.of(2026, 12, 31)));
        assertEquals(
                "this Saturday", Spoken.date(LocalDate.of(2027, 1, 2), LocalDate.of(2026, 12, 30)));
    }

    @ParameterizedTest
    @CsvSource({
        "1900, nineteen hundred",
        "1905, nineteen oh five",
        "1984, nineteen eighty four",
        "2000, two thousand",
        "2009, two thousand nine",
        "2010, twenty ten",
        "2100, twenty one hundred",
        "800, eight hundred",
    })
    void yearsAreSaidInPairs(int year, String said) {
        assertEquals(said, Spoken.year(year));
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, midnight",
        "00:30, twelve thirty ay em",
        "10:05, ten oh five ay em",
        "12:00, noon",
        "12:01, twelve oh one pee em",
        "20:00, eight pee em",
    })
    void timesAreSaidWithTheirHalfOfTheDay(LocalTime time, String said) {
        assertEquals(said, Spoken.time(time));
    }
}
