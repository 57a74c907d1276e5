package dev.orderline.speech.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmericanSayAsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Currency DOLLARS = Currency.getInstance("USD");

    private final SayAs said = new AmericanSayAs();

    @Test
    void codesAreSpeltSignBySign() {
        assertEquals("ay, bee, one, two", said.spelt("AB12"));
    }

    @Test
    void listsAreJoinedByWhatTheyAreFor() {
        List<String> things = List.of("jacket", "cap", "mug");
        assertEquals("the jacket, the cap and the mug", said.all(things));
        assertEquals("the jacket, the cap, or the mug", said.oneOf(things));
        assertEquals("the jacket", said.oneOf(List.of("jacket")));
        assertEquals(
                "for the jacket, press one, for the cap, press two",
                said.keyed(things.subList(0, 2)));
    }

    @Test
    void hoursAreToldAsTheyAreOnASign() {
        assertEquals(
                "from nine ay em to eight thirty pee em",
                said.span(LocalTime.of(9, 0), LocalTime.of(20, 30)));
        assertEquals("around the clock", said.span(LocalTime.MIN, LocalTime.MIN));
        assertEquals(
                "tomorrow, at nine ay em",
                said.moment(LocalDateTime.of(2026, 11, 26, 9, 0), TODAY));
    }

    /** What the lifeboat relies on: it has a sound for each word of the vocabulary and no voice. */
    @Test
    void everyValueIsSaidInWordsOfTheVocabulary() {
        Set<String> words = said.vocabulary();
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            LocalDate day = TODAY.plusDays(random.nextInt(4_000) - 2_000);
            LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            for (String value :
                    List.of(
                            said.digits(Integer.toString(random.nextInt(100_000_000))),
                            said.spelt("AZ" + (char) ('A' + random.nextInt(26)) + i),
                            said.number(random.nextInt(999_999_999)),
                            said.money(random.nextInt(10_000_000), DOLLARS),
                            said.date(day, TODAY),
                            said.moment(day.atTime(time), TODAY),
                            said.span(time, LocalTime.NOON),
                            said.closed()))
                for (String word : List.of(value.split("[ ,]+")))
                    assertTrue(words.contains(word), () -> word + " of " + value);
        }
        assertTrue(words.size() < 200, () -> "sounds to render: " + words.size());
    }
}
