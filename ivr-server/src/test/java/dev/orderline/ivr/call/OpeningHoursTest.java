package dev.orderline.ivr.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private static final ZoneId SHOP = ZoneId.of("America/New_York");

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
        var hours = OpeningHours.parse("Mon-Fri 08:00-20:00, Sat 09:00-16:00", SHOP);

        assertEquals(open, hours.open(local.atZone(SHOP).toInstant()));
    }

    @Test
    void alwaysIsAlways() {
        var hours = OpeningHours.parse("always", SHOP);

        for (int hour = 0; hour < 24 * 7; hour++) {
            assertTrue(
                    hours.open(
                            LocalDateTime.of(2026, 11, 23, 0, 0)
                                    .plusHours(hour)
                                    .atZone(SHOP)
                                    .toInstant()));
        }
    }

    @Test
    void aRangeOfDaysMayGoOverTheWeekend() {
        var hours = OpeningHours.parse("Sat-Mon 10:00-11:00", SHOP);

        assertTrue(hours.open(LocalDateTime.of(2026, 11, 22, 10, 30).atZone(SHOP).toInstant()));
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
        var refused =
                assertThrows(IllegalArgumentException.class, () -> OpeningHours.parse(text, SHOP));

        assertTrue(String.valueOf(refused.getMessage()).length() > 10);
    }
}
