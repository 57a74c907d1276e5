package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59, false", // a Monday
        "2026-11-23T08:00:00, true",
        "2026-11-27T19:59:59, true",
        "2026-11-27T20:00:00, false",
        "2026-11-28T15:59:00, true",
        "2026-11-29T12:00:00, false",
    })
    void theFirstMinuteCountsAndTheLastDoesNot(LocalDateTime local, boolean open) {
        var hours = OpeningHours.parse("Mon-Fri 08:00-20:00, Sat 09:00-16:00");

        assertEquals(open, hours.open(local));
    }

    @Test
    void alwaysIsAlways() {
        var hours = OpeningHours.parse("always");

        for (int hour = 0; hour < 24 * 7; hour++) {
            assertTrue(hours.open(LocalDateTime.of(2026, 11, 23, 0, 0).plusHours(hour)));
        }
    }

    @Test
    void aRangeOfDaysMayGoOverTheWeekend() {
        var hours = OpeningHours.parse("Sat-Mon 10:00-11:00");

        assertTrue(hours.open(LocalDateTime.of(2026, 11, 22, 10, 30)));
    }

    @Test
    void aDayMayHaveABreak() {
        var hours = OpeningHours.parse("Mon-Fri 09:00-12:00, Mon 13:00-18:00");

        assertTrue(hours.open(LocalDateTime.of(2026, 11, 23, 11, 59)));
        assertFalse(hours.open(LocalDateTime.of(2026, 11, 23, 12, 30)));
        assertTrue(hours.open(LocalDateTime.of(2026, 11, 23, 13, 0)));
        assertFalse(hours.open(LocalDateTime.of(2026, 11, 24, 13, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mon",
                "Mon 8-20",
                "Xyz 08:00-20:00",
                "Mon 20:00-08:00",
                "Mon 08:00-20:00,",
                "Mon 08:00"
            })
    void whatIsNoHoursIsRefusedWithAReason(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> OpeningHours.parse(text));

        assertTrue(String.valueOf(refused.getMessage()).length() > 10);
    }
}
