package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishDatesTest {
    private final Acceptor date = Grammars.ENGLISH.date();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    today                                ; today
                    this morning                         ; today
                    yesterday                            ; today-1
                    last night                           ; today-1
                    the day before yesterday             ; today-2
                    tomorrow                             ; today+1
                    the day after tomorrow               ; today+2
                    three days ago                       ; today-3
                    a week ago                           ; today-7
                    one week ago                         ; today-7
                    in two weeks                         ; today+14
                    two weeks from now                   ; today+14
                    a month ago                          ; month-1
                    two years ago                        ; month-24
                    tuesday                              ; tuesday
                    on tuesday                           ; tuesday
                    last tuesday                         ; last-tuesday
                    this past tuesday                    ; last-tuesday
                    this friday                          ; this-friday
                    next monday                          ; next-monday
                    the twenty first                     ; ---21
                    on the third                         ; ---03
                    the third of may                     ; --05-03
                    third of may                         ; --05-03
                    may third                            ; --05-03
                    may the third                        ; --05-03
                    may three                            ; --05-03
                    november second                      ; --11-02
                    december thirty first                ; --12-31
                    february twenty ninth                ; --02-29
                    may the third twenty twenty six      ; 2026-05-03
                    the third of may twenty twenty six   ; 2026-05-03
                    may third two thousand twenty six    ; 2026-05-03
                    may third two thousand and six       ; 2006-05-03
                    may third twenty oh six              ; 2006-05-03
                    may third nineteen ninety nine       ; 1999-05-03
                    may third two oh two six             ; 2026-05-03
                    may third of twenty twenty six       ; 2026-05-03
                    may twenty twenty twenty six         ; 2026-05-20
                    thursday march seventeenth           ; thursday,--03-17
                    on tuesday the third of may          ; tuesday,--05-03
                    tuesday the third                    ; tuesday,---03
                    """)
    void daysAreKeptAsTheyWereNamed(String words, String value) {
        assertEquals(value, Values.of(words, date).getFirst());
        assertEquals(value, SpokenDate.parse(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "february thirtieth",
                "the thirty first of april",
                "february twenty ninth twenty twenty five",
                "may thirty second",
                "last month",
                "may",
                "the",
                "three days",
                "in a while",
                "zero days ago",
                "last may third",
                "tuesday wednesday",
                "may zero"
            })
    void whatNamesNoDayIsNotRead(String words) {
        assertEquals(List.of(), Values.of(words, date));
    }

    @Test
    void whatMayNameAnotherDayMayGoOn() {
        for (String words :
                List.of("may third", "the third", "tuesday", "the", "last", "three days"))
            assertTrue(Values.mayGoOn(words, date), words);
        for (String words : List.of("yesterday", "last tuesday", "three days ago", "cat"))
            assertFalse(Values.mayGoOn(words, date), words);
        assertFalse(Values.mayGoOn("the third of may twenty twenty six", date));
    }

    @Test
    void everyDaySpokenInEverySupportedWayComesBack() {
        var random = new Random(9);
        for (LocalDate day = LocalDate.of(1990, 1, 1);
                day.isBefore(LocalDate.of(2040, 1, 1));
                day = day.plusDays(2)) {
            String monthAndDay = say(day, random);
            assertComesBack(new SpokenDate.Yearly(MonthDay.from(day)), monthAndDay);
            SpokenDate exactly = new SpokenDate.Exactly(day);
            String words = monthAndDay + " " + sayYear(day.getYear(), random);
            assertComesBack(exactly, words);
            String name = name(day.getDayOfWeek());
            assertComesBack(
                    new SpokenDate.Named(day.getDayOfWeek(), exactly),
                    name + " " + words.replaceFirst("^on ", ""));
        }
    }

    private void assertComesBack(SpokenDate day, String words) {
        List<String> values = Values.of(words, date);
        assertFalse(values.isEmpty(), words);
        assertEquals(day, SpokenDate.parse(values.getFirst()), words);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static String say(LocalDate day, Random random) {
        String month =
                day.getMonth()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .toLowerCase(Locale.ROOT);
        String ordinal = EnglishNumbers.sayOrdinal(day.getDayOfMonth());
        return switch (random.nextInt(4)) {
            case 0 -> month + " " + ordinal;
            case 1 -> month + " the " + ordinal;
            case 2 -> "the " + ordinal + " of " + month;
            default -> "on the " + ordinal + " of " + month;
        };
    }

    private static String sayYear(int year, Random random) {
        String two = EnglishNumbers.say(year % 100);
        if (year >= 2_000 && year < 2_010)
            return random.nextBoolean() || year == 2_000
                    ? EnglishNumbersTest.say(year, random)
                    : "twenty oh " + two;
        return (year < 2_000 ? "nineteen " : "twenty ") + two;
    }
}
